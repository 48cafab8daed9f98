"""An arrow of a choice without a condition becomes its default, or takes the answer that no other takes."""

from collections.abc import Iterator

from app.procedure.edits.set_condition import SetCondition
from app.procedure.edits.set_default import SetDefault
from app.procedure.model import Element, Process
from app.procedure.repairs.problem import Problem, Proposal
from app.procedure.uses import OUTCOME


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the default where there is none yet, else each answer that is left."""
    if not problem.sheet.nodes[problem.begin].default:
        yield (SetDefault(problem.element),)
        return
    choice = problem.model.elements[problem.begin]
    process = problem.model.processes[choice.process_id]
    for answer in _left(problem, process, choice):
        yield (SetCondition(problem.element, answer),)


def _left(problem: Problem, process: Process, choice: Element) -> Iterator[str]:
    """Yield a condition for each answer of the steps before a choice that none of its arrows reads."""
    taken = {flow.condition for flow in process.outgoing(choice.id)}
    for flow in process.incoming(choice.id):
        variable = dict(process.elements[flow.source].results).get(OUTCOME, "")
        for condition in _answers(problem, variable):
            if condition not in taken:
                yield condition


def _answers(problem: Problem, variable: str) -> list[str]:
    known = problem.model.variables.get(variable)
    if known is None:
        return []
    return [f'{variable} = "{value}"' for value in known.values]
