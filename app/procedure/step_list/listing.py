"""Puts the steps of a procedure in reading order, numbers them, and says by number where each way leads."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.explanation import Outcome
from app.domain.words.steps import kind_of
from app.procedure.bundle import Model
from app.procedure.expressions.values import Value
from app.procedure.graph import starts
from app.procedure.model import Element, Flow, Process
from app.procedure.outcomes import ways_out
from app.procedure.step_list.blocks import Block, Exit, blocks_of, exits_of
from app.procedure.step_list.items import Begin, Edge, ListedStep, Listing, Number, Way
from app.procedure.step_list.order import in_reading_order
from app.procedure.uses import OUTCOME
from app.procedure.variables import Variable
from app.procedure.walk import Situation, taken

_TYPED: Mapping[str, Value] = {"true": True, "false": False}
"""The values of a yes or no; of what has words of its own the text is the value."""


def listing_of(model: Model, process: Process) -> Listing:
    """Return the steps of a process; every shape and arrow of it stands in the list once."""
    return _Scope(model, process, process.id, ()).listing()


@dataclass(frozen=True)
class _Scope:
    """A process, or an embedded sub-process with the number of its step."""

    model: Model
    process: Process
    scope: str
    inside: Number

    def listing(self) -> Listing:
        blocks = blocks_of(self.process, self.scope)
        begins = starts(self.process, self.scope)
        first = [each.target for begin in begins for each in exits_of(self.process, begin)]
        followers = {head: list(block.targets()) for head, block in blocks.items()}
        ends = {head for head, block in blocks.items() if block.head.type == "endEvent"}
        order = in_reading_order(followers, first, ends)
        numbers = {head: (*self.inside, place) for place, head in enumerate(order, start=1)}
        reached = _reached(followers, first)
        items = [self._item(blocks[head], numbers, is_reached=head in reached) for head in order]
        return Listing(tuple(Begin(each, self._plain(each, numbers)) for each in begins), tuple(items))

    def _item(self, block: Block, numbers: Mapping[str, Number], *, is_reached: bool) -> ListedStep:
        head, number = block.head, numbers[block.head.id]
        outcomes = self._outcomes(head)
        taking = _taking(self.model, head, block, outcomes)
        default = block.gateway.default if block.gateway else head.default
        ways = [_way(each, numbers, taking, default) for each in block.exits]
        edges = [
            Edge(event, tuple(_way(each, numbers, {}, None) for each in exits))
            for event, exits in block.edges
        ]
        return ListedStep(
            number,
            head,
            tuple(ways),
            block.gateway,
            block.through,
            tuple(edges),
            self._inside(head, number),
            () if taking else outcomes,
            len(self.process.incoming(head.id)),
            is_reached,
        )

    def _plain(self, element: Element, numbers: Mapping[str, Number]) -> tuple[Way, ...]:
        return tuple(_way(each, numbers, {}, None) for each in exits_of(self.process, element))

    def _inside(self, head: Element, number: Number) -> Listing | None:
        if head.type != "subProcess":
            return None
        return _Scope(self.model, self.process, head.id, number).listing()

    def _outcomes(self, head: Element) -> tuple[Outcome, ...]:
        """Return what a person may answer; nothing where the step has one way out."""
        if head.type != "userTask":
            return ()
        found = ways_out(self.model, head, Situation())
        return found if len(found) > 1 else ()


def _reached(followers: Mapping[str, Iterable[str]], first: Iterable[str]) -> set[str]:
    todo, seen = list(first), set[str]()
    while todo:
        here = todo.pop()
        if here in followers and here not in seen:
            seen.add(here)
            todo += followers[here]
    return seen


def _way(
    each: Exit,
    numbers: Mapping[str, Number],
    taking: Mapping[str, tuple[Outcome, ...]],
    default: str | None,
) -> Way:
    arrow = each.flows[0]
    return Way(
        each.flows, numbers.get(each.target), each.event, taking.get(arrow.id, ()), arrow.id == default
    )


def _taking(
    model: Model, head: Element, block: Block, outcomes: Iterable[Outcome]
) -> Mapping[str, tuple[Outcome, ...]]:
    """Return which answers take which arrow of the choice behind a step; nothing where answers do not decide."""
    variable = model.variables.get(dict(head.results).get(OUTCOME, ""))
    if variable is None or block.gateway is None:
        return {}
    arrows = tuple(each.flows[0] for each in block.exits)
    found: dict[str, tuple[Outcome, ...]] = {}
    for outcome in outcomes:
        for arrow in _taken(block.gateway, arrows, head, variable, outcome):
            found[arrow.id] = (*found.get(arrow.id, ()), outcome)
    return found


def _taken(
    gateway: Element, arrows: tuple[Flow, ...], head: Element, variable: Variable, outcome: Outcome
) -> Iterator[Flow]:
    """Yield the arrows that an answer takes, as far as the answer alone decides."""
    value = _TYPED.get(outcome.value, outcome.value) if variable.type == "boolean" else outcome.value
    along = kind_of(head.livc.get("kind")).written_along.get(outcome.value, {})
    yield from taken(arrows, gateway, {variable.name: value, **along}) or ()
