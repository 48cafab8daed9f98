"""Which variables show that a run cannot happen: it needs two values of one of them at once."""

from collections.abc import Iterator, Sequence

from app.procedure.choosing import Numbers
from app.procedure.sound.data.choosing import ValueChoice
from app.procedure.sound.data.following import Plan
from app.procedure.sound.verdicts import Step


def that_refute(plan: Plan, run: Sequence[Step]) -> set[str]:
    """Return the variables that a gateway of a run reads with values that they cannot have there; none if fine."""
    may: dict[str, set[int]] = {}
    for at, step in enumerate(run):
        choice = plan.choices.get(step.element)
        if choice is not None:
            fitting = list(_fitting(choice, _taken(plan, run, at), may))
            if not fitting:
                return set(choice.variables)
            may |= {name: {each[place] for each in fitting} for place, name in enumerate(choice.variables)}
        for name, followed in plan.followed.items():
            if step.element in followed.written:
                limit = followed.written[step.element]
                may[name] = set(limit if limit is not None else range(len(followed.groups)))
    return set()


def _taken(plan: Plan, run: Sequence[Step], at: int) -> set[str]:
    """Return the flows out of a gateway by which the run goes on, before it comes there again."""
    element, found = run[at].element, set[str]()
    out = {flow.id for flow in plan.whole.sheet_of[element].outgoing(element)}
    for step in run[at + 1 :]:
        if step.element == element:
            break
        if step.flow in out:
            found.add(step.flow)
    return found


def _fitting(choice: ValueChoice, taken: set[str], may: dict[str, set[int]]) -> Iterator[Numbers]:
    """Yield the sets of values that may be there and with which these flows are taken."""
    for numbers, ways in choice.fits.items():
        may_be = _may_be(choice, numbers, may)
        fits = any(map(taken.issubset, ways))
        if may_be and fits:
            yield numbers


def _may_be(choice: ValueChoice, numbers: Numbers, may: dict[str, set[int]]) -> bool:
    """Answer whether a set of values may be there."""
    known = zip(choice.variables, numbers, strict=True)
    return all(number in may.get(name, {number}) for name, number in known)
