"""What may be added: steps that the engine runs, as they are drawn elsewhere, with their safeguards."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.words.processes import PROCESSES
from app.domain.words.step_kind import On, StepKind
from app.domain.words.steps import FREE, KINDS
from app.procedure.model import Element, Process
from app.procedure.outcomes import defaults_to
from app.procedure.redrawing.spot import StepSpot
from app.procedure.uses import OUTCOME
from app.procedure.variables import Variable
from app.procedure.walk import condition_names


@dataclass(frozen=True)
class Addition:
    """A kind of step, or a procedure to call, with one like it that is drawn already."""

    key: str
    name: str
    kind: StepKind | None = None
    like: Element | None = None
    called: str = ""


def blocks(spot: StepSpot) -> Iterator[Addition]:
    """Yield what may be added beside a step: a step of one's own first, then what this procedure has already."""
    yield from sorted(_steps(spot), key=lambda block: _order(spot, block))
    yield from _calls(spot)


def _steps(spot: StepSpot) -> Iterator[Addition]:
    drawn: dict[str, list[Element]] = {}
    for each in _drawn(spot):
        drawn.setdefault(each.livc.get("kind", ""), []).append(each)
    for kind in KINDS.values():
        like = _nearest(spot, drawn.get(kind.word, []))
        is_known = kind.bare or like is not None
        if is_known and _fits(spot, kind):
            key = f"soort:{kind.word}"
            yield Addition(key, kind.name, kind, like)


def _order(spot: StepSpot, block: Addition) -> tuple[bool, bool, str]:
    is_here = block.like is not None and block.like.process_id == spot.process.id
    return block.kind is not FREE, not is_here, block.name


def outcomes(spot: StepSpot, block: Addition) -> tuple[Variable | None, str]:
    """Return what may be answered at a step like it, with the answer that does no harm."""
    if block.like is None:
        return None, ""
    process = spot.model.processes[block.like.process_id]
    variable = spot.model.variables.get(_answered(process, block.like))
    if variable is None:
        return None, ""
    return variable, defaults_to(process, block.like, variable) or ""


def _answered(process: Process, like: Element) -> str:
    """Return the variable that decides how it goes on after a step; "" where it has one way out."""
    own = dict(like.results).get(OUTCOME, "")
    if own or not like.called:
        return own
    read: set[str] = set()
    for choice in process.behind(like.id):
        read |= frozenset().union(*map(condition_names, process.outgoing(choice.id)))
    return min(read) if len(read) == 1 else ""


def _drawn(spot: StepSpot) -> Iterator[Element]:
    for element in spot.model.elements.values():
        if element.type == "userTask" and element.repetition is None:
            yield element


def _fits(spot: StepSpot, kind: StepKind) -> bool:
    """Answer whether a step of a kind may stand here, as its record says."""
    if On.TASK not in kind.on or kind.superseded:
        return False
    around = _repeated(spot)
    around.add("")
    if kind.per not in around:
        return False
    roots = kind.roots or _roots(spot)
    return not roots.isdisjoint(_roots(spot))


def _repeated(spot: StepSpot) -> set[str]:
    around = (each.repetition for each in spot.process.enclosing(spot.element))
    return {each.per for each in around if each}


def _roots(spot: StepSpot) -> frozenset[str]:
    """Return the procedures that this one is part of: itself, and what calls it."""
    found, todo = {spot.process.id}, [spot.process.id]
    for here in todo:
        callers = {each.process_id for each in spot.model.elements.values() if each.called == here}
        todo += sorted(callers - found)
        found |= callers
    return frozenset(found)


def _nearest(spot: StepSpot, found: list[Element]) -> Element | None:
    """Return the one of the same part, else of the same procedure, else any."""
    near = sorted(
        found, key=lambda each: (each.scope != spot.element.scope, each.process_id != spot.process.id)
    )
    return near[0] if near else None


def _calls(spot: StepSpot) -> Iterator[Addition]:
    """Yield the procedures that others call, and that this one may call: not itself, nor what calls it."""
    callers: dict[str, list[Element]] = {}
    for each in spot.model.elements.values():
        callers.setdefault(each.called or "", []).append(each)
    for process_id in sorted(callers.keys() - _roots(spot)):
        process = spot.model.processes.get(process_id)
        if process and _is_called(process_id):
            like = _nearest(spot, callers[process_id])
            yield Addition(f"procedure:{process_id}", process.name, None, like, process_id)


def _is_called(process_id: str) -> bool:
    word = PROCESSES.get(process_id)
    return word is not None and word.called
