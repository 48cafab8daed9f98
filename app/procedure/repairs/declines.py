"""What mends a rule about saying no: an arrow for each no, which does not lead back to the question."""

from collections.abc import Iterable, Iterator

from app.procedure.edits.put_decline import PutDecline
from app.procedure.edits.redirect import Redirect
from app.procedure.lawful.seen import kind_drawn
from app.procedure.model import Element, Flow
from app.procedure.outcomes import offered_by
from app.procedure.repairs.problem import Problem, Proposal
from app.procedure.uses import OUTCOME


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose to lead each no elsewhere than back to the question, or an arrow for each no that has none."""
    element = problem.model.elements[problem.element]
    variable = problem.model.variables.get(dict(element.results).get(OUTCOME, ""))
    if variable is None:
        return
    safe = kind_drawn(element).safe
    for word in offered_by(variable):
        if word in safe:
            yield from _led_elsewhere(problem, element, variable.name, word, variable.values.get(word, word))


def _led_elsewhere(
    problem: Problem, element: Element, variable: str, word: str, name: str
) -> Iterator[Proposal]:
    """Propose that what takes one answer leads where another does, then an arrow for it alone."""
    process = problem.model.processes[element.process_id]
    choices = (each for each in process.behind(element.id) if each.type == "exclusiveGateway")
    for choice in choices:
        out = process.outgoing(choice.id)
        targets = list(dict.fromkeys(flow.target for flow in out if flow.target != element.id))
        for flow in _taking(out, choice, variable, word):
            yield from ((Redirect(flow.id, to),) for to in targets if to != flow.target)
        yield from ((PutDecline(element.id, word, name, to),) for to in targets)


def _taking(out: Iterable[Flow], choice: Element, variable: str, word: str) -> list[Flow]:
    """Return the arrows that an answer takes: those that speak of it, else the default."""
    flows = list(out)
    said = [flow for flow in flows if _speaks_of(flow, variable, word)]
    return said or [flow for flow in flows if flow.id == choice.default]


def _speaks_of(flow: Flow, variable: str, word: str) -> bool:
    condition = flow.condition or ""
    return variable in condition and f'"{word}"' in condition
