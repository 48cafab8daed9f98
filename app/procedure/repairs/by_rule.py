"""What mends a rule of the law that a drawing breaks: what the model of the procedure has, and this one lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final

from app.procedure.bundle import Model, read_model
from app.procedure.edits.change_timer import ChangeTimer
from app.procedure.edits.drop_step import DropStep
from app.procedure.edits.edit import Edit
from app.procedure.edits.move_to_lane import MoveToLane
from app.procedure.edits.redirect import Redirect
from app.procedure.edits.remove_flow import RemoveFlow
from app.procedure.edits.remove_step import RemoveStep
from app.procedure.edits.restore import Restore
from app.procedure.lawful.rule import RuleOfLaw
from app.procedure.lawful.selecting import elements_of
from app.procedure.repairs import clocks, declines
from app.procedure.repairs.problem import Problem, Proposal
from app.procedure.sound.drawing import Sheet, draw

_ALLOWED: Final = "toegelaten"
_MOST: Final = 4


@dataclass(frozen=True)
class ByRule:
    """Proposes repairs for the rules that a coördinator can read; `model` is the procedure that keeps them all."""

    rules: Mapping[str, RuleOfLaw]
    model: Mapping[str, bytes]

    def proposed(self, problem: Problem) -> Iterator[Proposal]:
        """Yield what the rule itself says, what goes round it, then what the model has there."""
        rule = self.rules.get(problem.finding.check)
        if rule is None:
            return
        yield from _as_it_says(problem, rule)
        yield from _as_it_asks(problem, rule, self._original(problem))
        original = self._original(problem)
        if original is None:
            return
        yield from _without_detour(problem, draw(problem.file, original))
        steps = list(self._steps(rule, problem))[:_MOST]
        restored: list[Edit] = [Restore(step, original) for step in steps]
        yield from ((each,) for each in restored)
        if len(restored) > 1:
            yield tuple(restored)

    def _original(self, problem: Problem) -> bytes | None:
        """Return the same file as the model has it."""
        name = problem.file.rpartition("/")[2]
        found = (content for file, content in self.model.items() if file.rpartition("/")[2] == name)
        return next(found, None)

    @cached_property
    def _read(self) -> Model:
        return read_model(self.model)[0]

    def _steps(self, rule: RuleOfLaw, problem: Problem) -> Iterator[str]:
        """Yield the steps in the model of this file that the rule speaks of."""
        name = problem.file.rpartition("/")[2]
        spoken = (elements_of(self._read, operand) for operand in rule.operands.values())
        elements = chain.from_iterable(spoken)
        here = [each.id for each in elements if each.place.file.rpartition("/")[2] == name]
        yield from dict.fromkeys(here)


def _as_it_says(problem: Problem, rule: RuleOfLaw) -> Iterator[Proposal]:
    """Propose the lane, the longest time or the absence that the rule asks."""
    if problem.element not in problem.sheet.nodes:
        return
    if rule.pattern == "lane":
        for role in rule.lists.get(_ALLOWED, ()):
            yield (MoveToLane(problem.element, role),)
    elif rule.pattern == "timer_bound" and rule.limit:
        yield (ChangeTimer(problem.element, rule.limit),)
    elif rule.pattern in {"forbidden", "absence"}:
        yield (RemoveStep(problem.element),)


def _as_it_asks(problem: Problem, rule: RuleOfLaw, original: bytes | None) -> Iterator[Proposal]:
    """Propose the answer or the clock that a step lacks."""
    if problem.element not in problem.model.elements:
        return
    if rule.pattern == "equal_exits":
        yield from declines.proposed(problem)
    if rule.pattern in clocks.CLOCKS:
        if original is not None:
            yield from clocks.restored(problem, draw(problem.file, original), original)
        yield from clocks.armed(problem, rule)


def _without_detour(problem: Problem, original: Sheet) -> Iterator[Proposal]:
    """Propose what is on the way that breaks the rule and not in the model, without it."""
    run = problem.finding.run
    if run is None:
        return
    for element, flow in reversed(run.entered):
        if flow is None:
            yield from _without_moment(problem, element, original)
        elif flow in problem.sheet.flows:
            yield from _without_arrow(flow, element, original)


def _without_moment(problem: Problem, element: str, original: Sheet) -> Iterator[Proposal]:
    node = problem.sheet.nodes.get(element)
    if node is not None and node.attached_to and element not in original.nodes:
        yield (DropStep(element),)


def _without_arrow(flow: str, element: str, original: Sheet) -> Iterator[Proposal]:
    known = original.flows.get(flow)
    if known is None:
        yield (RemoveFlow(flow),)
    elif known.target != element:
        yield (Redirect(flow, known.target),)
