"""What follows when somebody leaves a step and its clock runs out."""

from collections.abc import Iterator

from app.domain.sentence import Sentence
from app.domain.words.roles import SYSTEM
from app.procedure.bundle import Model
from app.procedure.lawful.drawn_model import DrawnModel
from app.procedure.lawful.patterns import ALLOWED
from app.procedure.lawful.rule import RuleOfLaw
from app.procedure.lawful.seen import Observed, kind_drawn, name_of, seen
from app.procedure.lawful.selecting import elements_of
from app.procedure.model import Element, Process
from app.procedure.uses import OUTCOME, inside
from app.procedure.walk import Situation, Walk


def no_escalation(procedures: DrawnModel, rule: RuleOfLaw) -> Iterator[Observed]:
    """Yield each step, wrong where a clock on it leads to somebody else than an answer of no does."""
    model, allowed = procedures.model, rule.lists.get(ALLOWED, ())
    for element in elements_of(model, rule.operands["a"]):
        told = next(_told(model, element, allowed), None)
        wrong = None
        if told is not None:
            wrong = Sentence(
                "Wie “{naam}” laat liggen, wordt gemeld: na “{klok}” komt “{stap}” bij iemand anders.",
                naam=name_of(element),
                klok=name_of(told[0]),
                stap=name_of(told[1]),
            )
        yield seen(element, wrong)


def _told(model: Model, element: Element, allowed: tuple[str, ...]) -> Iterator[tuple[Element, Element]]:
    """Yield each clock on a step or round it, with the step of somebody else to which only that leads."""
    process = model.processes[element.process_id]
    for host in (element, *process.enclosing(element)):
        otherwise = {each.id for each in _after_no(model, host)}
        for clock, step in _asked_after(model, process, host):
            known = step.id in otherwise or step.livc.get("kind", "") in allowed
            if not known and step.role not in {element.role, *SYSTEM}:
                yield clock, step


def _asked_after(model: Model, process: Process, host: Element) -> Iterator[tuple[Element, Element]]:
    for clock in process.boundaries(host.id):
        if clock.event == "timer":
            yield from ((clock, step) for step in _asked_by(model, process, clock))


def _after_no(model: Model, host: Element) -> tuple[Element, ...]:
    """Return what follows when a step is answered with a no, or when what runs in a part is done."""
    outcome, safe = dict(host.results).get(OUTCOME, ""), kind_drawn(host).safe
    known = {outcome: min(safe)} if outcome and safe else {}
    return Walk(model, Situation().knowing(known)).after(host)


def _asked_by(model: Model, process: Process, clock: Element) -> Iterator[Element]:
    """Yield the steps for people that a clock leads to first."""
    todo, met = [clock], {clock.id}
    while todo:
        for element in process.behind(todo.pop().id):
            if element.id in met:
                continue
            met.add(element.id)
            if element.type in {"subProcess", "callActivity"}:
                yield from filter(_is_asked, inside(model, element))
            elif _is_asked(element):
                yield element
            else:
                todo.append(element)


def _is_asked(element: Element) -> bool:
    return element.type in {"userTask", "manualTask"}
