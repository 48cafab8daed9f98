"""Makes the net of a drawing: what each node does with tokens (BPMN 2.0, chapter 13).

Choices are free, and timers, signals and messages from outside may come at any moment. An event beside what
goes on (a reminder) is looked at once for each time that it is armed; a repetition as none, one, or one by one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from app.procedure.sound.activities import activity
from app.procedure.sound.data import NOTHING, KnownValues, Plan
from app.procedure.sound.drawing import Node, Sheet
from app.procedure.sound.events import end, on_border, start, throw
from app.procedure.sound.gateways import first_of, inclusive, parallel
from app.procedure.sound.joins import leading
from app.procedure.sound.net import Net, Transition
from app.procedure.sound.scopes import Called, Laying, Scope, TooLargeError
from app.procedure.sound.ways import is_cut_short
from app.procedure.sound.wiring import Wiring, beginning, beginning_loose

_MOST_BEFORE: Final = 50_000
_MOST_BACK: Final = 100_000
"""Of a drawing so many pairs of an inclusive gateway and a node are looked at."""
Kind = Callable[[Wiring, Scope, Node], Iterator[Transition]]
_KINDS: Final[Mapping[str, Kind]] = {
    "startEvent": start,
    "boundaryEvent": on_border,
    "intermediateThrowEvent": throw,
    "endEvent": end,
    "parallelGateway": parallel,
    "inclusiveGateway": inclusive,
    "complexGateway": inclusive,
    "eventBasedGateway": first_of,
}


def net_of(
    sheet: Sheet, processes: Sequence[str], called: Called, plan: Plan = NOTHING, *, apart: bool = False
) -> Net:
    """Return the net of processes that are drawn together; raises `TooLargeError`.

    `called`: process → the drawing that holds it, for what call activities run. `plan`: the variables to follow.
    `apart`: whether branches between inclusive gateways that match are taken or passed over one by one; then a
    token on the last flow of one does not say that it was taken.
    """
    layout = Laying(called, plan.stopping, apart and not plan.choices)
    _ensure_few_joins(sheet)
    roots = [layout.scope(sheet, process, None, None) for process in processes]
    wiring = Wiring(sheet, {flow: layout.places.take(flow, token=False) for flow in sheet.spoken})
    knowing = KnownValues(plan, layout.places)
    builder = _Builder(layout, wiring, knowing)
    for root in roots:
        builder.add_process(root)
    return Net(
        tuple(layout.places.names),
        tuple(builder.made),
        builder.start,
        layout.places.tokens,
        _steps(roots) & sheet.nodes.keys(),
        dict(chain.from_iterable(map(_before_ends, roots))) | knowing.before(builder.made),
        frozenset(layout.unsure),
        layout.is_parted,
        layout.gaps,
    )


def _steps(roots: Sequence[Scope]) -> frozenset[str]:
    nodes = chain.from_iterable(root.nodes_deep() for root in roots)
    return frozenset(node.id for node in nodes if node.is_activity)


def _ensure_few_joins(sheet: Sheet) -> None:
    """Raise `TooLargeError` where to look back from each inclusive gateway would take too long."""
    if sheet.joins * len(sheet.nodes) > _MOST_BACK:
        raise TooLargeError


def _before_ends(scope: Scope) -> Iterator[tuple[int, int]]:
    """Yield each end in a scope, however deep, with all places before it; not of very many ends."""
    if len(scope.ended) * len(scope.nodes) <= _MOST_BEFORE:
        for end, place in scope.ended.items():
            yield place, sum(set(leading(scope, end)))
    for child in scope.children.values():
        yield from _before_ends(child)


@dataclass
class _Builder:
    layout: Laying
    wiring: Wiring
    knowing: KnownValues
    made: list[Transition] = field(default_factory=list)
    start: int = 0

    def add_process(self, scope: Scope) -> None:
        """Add all that can happen in a process, and how it begins and ends."""
        self.made += self._begin(scope)
        self.made += self._begin_by_message(scope)
        self.made.append(
            Transition(scope.container, None, scope.running, 0, scope.memory, scope.inside, enters=False)
        )
        self._add_all(scope)

    def _begin(self, scope: Scope) -> Iterator[Transition]:
        """Yield each way in which a process begins by itself, or by what comes from outside."""
        free = [beginning(scope, node) for node in scope.starts if not self.wiring.awaited(node)]
        ways = free if scope.starts else [beginning_loose(scope)]
        if not ways:
            return
        ready = self.layout.places.take(scope.container, token=True)
        self.start |= ready
        for tokens, notes in ways:
            yield Transition(scope.container, None, ready, tokens | scope.running, notes=notes, enters=False)

    def _begin_by_message(self, scope: Scope) -> Iterator[Transition]:
        """Yield how a message of another pool begins a process: one run at a time."""
        for node in scope.starts:
            tokens, notes = beginning(scope, node)
            for message in self.wiring.awaited(node):
                yield Transition(
                    scope.container,
                    None,
                    message,
                    tokens | scope.running,
                    inhibits=scope.running,
                    notes=notes,
                    enters=False,
                )

    def _add_all(self, scope: Scope) -> None:
        for node in scope.nodes:
            if node.id not in scope.branches and is_cut_short(scope.sheet, node):
                self.layout.unsure.add(node.id)
            made = list(self._of(node)(self.wiring, scope, node))
            self.made += self.knowing.split(scope, made)
        for child in scope.children.values():
            self._add_all(child)

    def _of(self, node: Node) -> Kind:
        return activity if node.is_activity else _KINDS.get(node.type, Wiring.through)
