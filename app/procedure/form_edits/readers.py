"""Who reads the answer to a question of a form: what is lost where the question goes."""

from collections.abc import Iterator

from app.domain.sentence import Sentence
from app.domain.words.step_kind import StepKind
from app.domain.words.steps import find_kind
from app.procedure.bundle import Model
from app.procedure.conditions import parsed
from app.procedure.expressions import names
from app.procedure.model import Element


def readers_of(model: Model, form: str, key: str) -> tuple[Sentence, ...]:
    """Return in sentences what reads the answer: Casuspad itself for the law, and the ways of the procedure."""
    found: dict[Sentence, None] = {}
    for step in model.elements.values():
        if step.livc.get("form") == form:
            found.update(dict.fromkeys(_of_step(model, step, key)))
    return tuple(found)


def _of_step(model: Model, step: Element, key: str) -> Iterator[Sentence]:
    kind = find_kind(step.livc.get("kind"))
    if kind is not None and _is_needed(kind, key):
        yield Sentence(
            "De stap “{stap}” ({soort}) heeft dit antwoord nodig: zonder is het die stap niet meer.",
            stap=step.name,
            soort=kind.name,
        )
    variable = dict(step.results).get(key)
    if variable:
        yield Sentence("De stap “{stap}” geeft dit antwoord door aan de procedure.", stap=step.name)
        yield from _of_variable(model, variable)


def _is_needed(kind: StepKind, key: str) -> bool:
    """Answer whether code reads this answer on the form of such a step."""
    needed = (field.key for field in kind.fields if not field.optional)
    return key in needed


def _of_variable(model: Model, variable: str) -> Iterator[Sentence]:
    for place, node, _ in parsed(model):
        if variable in names(node):
            yield _where(model, place.element)
    deciding = filter(lambda table: variable in table.reads(), model.tables.values())
    for table in deciding:
        yield Sentence("De tabel “{tabel}” beslist ermee.", tabel=table.name)


def _where(model: Model, element: str) -> Sentence:
    """Return in words which way or moment an expression decides about."""
    for process in model.processes.values():
        if element in process.flows:
            source = process.elements[process.flows[element].source]
            return Sentence("De keuze “{keuze}” kiest ermee een weg.", keuze=source.name)
    return Sentence("Het moment “{moment}” rekent ermee.", moment=model.elements[element].name)
