"""Makes a model and its steps smaller for as long as engine and game stay apart on the same thing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.engine.agreement.blocks import is_accepted
from tests.engine.agreement.drawing import Drawing, Part, tidied
from tests.engine.agreement.running import played
from tests.engine.agreement.ways import ApartError, Step

MOST_TRIES = 1500


@dataclass(frozen=True)
class Case:
    """A model, what is tried on it, and the seed that mixes its saved states."""

    drawing: Drawing
    plan: tuple[Step, ...]
    seed: int

    def apart(self) -> str | None:
        """Return on what engine and game do not agree, or None when they do."""
        try:
            for _ in played(self.drawing.bundle(), self.plan, self.seed):
                pass
        except ApartError as error:
            return str(error)
        return None

    def shown(self) -> str:
        """Return the case for a person."""
        steps = [
            " ".join((s.kind, str(s.number), *(f"{n}={v}" for n, v in s.variables), f"bindings {s.bindings}"))
            for s in self.plan
        ]
        return "\n".join(
            (self.drawing.shown(), *(f"  {number}. {step}" for number, step in enumerate(steps)))
        )


def shrunk(case: Case) -> tuple[Case, str]:
    """Return the smallest case found that is apart on the same thing, with the reason."""
    reason = case.apart()
    assert reason is not None
    about, tries = reason.partition(":")[0], 0
    shorter = True
    while shorter:
        shorter = False
        for smaller in _smaller(case):
            tries += 1
            if tries > MOST_TRIES:
                break
            found = _still_apart(smaller, about)
            if found:
                case, reason, shorter = smaller, found, True
                break
    return case, reason


def _still_apart(case: Case, about: str) -> str | None:
    if not is_accepted(case.drawing):
        return None
    reason = case.apart()
    return reason if reason is not None and reason.partition(":")[0] == about else None


def _smaller(case: Case) -> Iterator[Case]:
    for plan in _shorter(case.plan):
        yield replace(case, plan=plan)
    for drawing in _simpler(case.drawing):
        yield replace(case, drawing=tidied(drawing))
    for number, step in enumerate(case.plan):
        if step.variables:
            less = replace(step, variables=step.variables[1:])
            yield replace(case, plan=(*case.plan[:number], less, *case.plan[number + 1 :]))


def _shorter(plan: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    for size in (16, 8, 4, 2, 1):
        for begin in range(1, len(plan), size):
            yield (*plan[:begin], *plan[begin + size :])


def _simpler(drawing: Drawing) -> Iterator[Drawing]:
    for part in sorted(drawing.parts, key=lambda p: p.tag not in {"subProcess", "callActivity"}):
        if part.tag != "startEvent":
            yield _without(drawing, part)
    for number in range(len(drawing.arrows)):
        yield replace(drawing, arrows=(*drawing.arrows[:number], *drawing.arrows[number + 1 :]))
    for part in drawing.parts:
        for plainer in _plainer(part):
            parts = tuple(plainer if other is part else other for other in drawing.parts)
            yield replace(drawing, parts=parts)


def _plainer(part: Part) -> Iterator[Part]:
    if part.per:
        yield replace(part, per="", sequential=False)
    if part.sequential:
        yield replace(part, sequential=False)
    if part.terminate:
        yield replace(part, terminate=False)
    if part.timer[1] not in {"", "P1D"}:
        yield replace(part, timer=("timeDuration", "P1D"))
    if part.tag in {"subProcess", "callActivity"}:
        yield replace(part, tag="userTask", called="")


def _without(drawing: Drawing, part: Part) -> Drawing:
    """Leave a part out with all inside and on it; what led to it leads past it."""
    past = next((arrow.target for arrow in drawing.arrows if arrow.source == part.id), "")
    gone = {part.id}
    for other in drawing.parts:
        if other.scope in gone or other.host in gone:
            gone.add(other.id)
    parts = tuple(other for other in drawing.parts if other.id not in gone)
    arrows = tuple(
        replace(arrow, target=past) if arrow.target == part.id else arrow
        for arrow in drawing.arrows
        if arrow.source not in gone
    )
    return replace(drawing, parts=parts, arrows=arrows)
