"""Expressions can be read, and touch only variables that their process declares, as what they are."""

from collections.abc import Iterator, Mapping
from datetime import date

from app.domain.vocabulary import MESSAGES, PER
from app.procedure.bundle import Model
from app.procedure.checks.places import at, drawn, drawn_flows
from app.procedure.expressions import Compare, ExpressionError, Literal, Name, Node, parse
from app.procedure.expressions.constants import constants, is_empty
from app.procedure.expressions.nodes import Interval, Member, walk
from app.procedure.expressions.tokenizer import visible
from app.procedure.expressions.values import Scalar
from app.procedure.findings import Finding
from app.procedure.model import Element, Place
from app.procedure.timers import is_expression
from app.procedure.uses import CALLER, OUTCOME, SYSTEM, reads, writes
from app.procedure.variables import Variable

Declared = Mapping[str, Variable]


def declared_for(model: Model, file: str) -> Declared:
    """Return the variables that the process in this file declares."""
    return model.declared.get(file.rpartition("/")[0], {})


def check(model: Model) -> Iterator[Finding]:
    """Yield expressions and variables that do not fit."""
    for file in (document.file for document in model.documents):
        if file.rpartition("/")[0] not in model.declared:
            yield Finding(file, 0, "", "Naast dit model staat geen variabelen.yaml.")
    for _, flow in drawn_flows(model):
        if flow.condition:
            yield from _expression(flow.place, flow.condition, declared_for(model, flow.place.file))
    for _, element in drawn(model):
        yield from _element(model, element)
    yield from _repeated(model)
    yield from _writers(model)


def _element(model: Model, element: Element) -> Iterator[Finding]:
    declared, timer = declared_for(model, element.place.file), element.timer
    if timer and is_expression(timer):
        yield from _expression(element.place, timer.text, declared)
    for name in sorted(reads(model, element) | writes(model, element)):
        if name not in declared:
            yield at(element.place, f'De variabele "{name}" staat niet in variabelen.yaml van dit proces.')
    yield from _results(element, declared)


def _expression(place: Place, text: str, declared: Declared) -> Iterator[Finding]:
    try:
        node = parse(text)
    except ExpressionError as error:
        yield at(place, str(error))
        return
    if any(isinstance(part, Interval) and is_empty(part) for part in walk(node)):
        yield at(place, "Dit bereik is leeg: niets ligt erin. Zet het kleinste eerst.")
    for name, value in _compared(node):
        variable = declared.get(name)
        if variable is not None and value is not None and not _fits(variable, value):
            yield at(place, f'"{name}" kan nooit {_shown(value)} zijn.')


def _compared(node: Node) -> Iterator[tuple[str, Scalar]]:
    """Yield the pairs of a variable and a fixed value that are held against each other."""
    if isinstance(node, Compare):
        for one, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(one, Name):
                yield from ((one.name, value) for value in constants(other))
    if isinstance(node, Member) and isinstance(node.value, Name):
        yield from ((node.value.name, test.value) for test in node.tests if isinstance(test, Literal))
    for child in node.children():
        yield from _compared(child)


def _fits(variable: Variable, value: Scalar) -> bool:
    return isinstance(value, str | bool | int | date) and variable.accepts(value)


def _shown(value: Scalar) -> str:
    return visible(f'"{value}"') if isinstance(value, str) else str(value).lower()


def _results(element: Element, declared: Declared) -> Iterator[Finding]:
    for field, name in element.results:
        if not field or not name:
            yield at(element.place, "livc:result bestaat uit paren veld:variabele.")
        if field == OUTCOME and name != element.id:
            yield at(element.place, f"De uitkomst van deze stap heet {element.id}.")
        variable = declared.get(name)
        if variable is not None and element.id not in variable.writers:
            yield at(element.place, f'Deze stap staat in variabelen.yaml niet als schrijver van "{name}".')


def _repeated(model: Model) -> Iterator[Finding]:
    for folder, declared in model.declared.items():
        for variable in declared.values():
            if variable.per is not None and variable.per not in PER:
                sentence = f'"{variable.per}" is geen woord voor per.'
                yield Finding(f"{folder}/variabelen.yaml", 0, variable.name, sentence)


def _writers(model: Model) -> Iterator[Finding]:
    """Yield who cannot write: neither a step, nor a message, nor the system or the caller."""
    for folder, declared in model.declared.items():
        for variable in declared.values():
            for writer in variable.writers:
                if not _may_write(model, writer):
                    sentence = (
                        f'De schrijver "{visible(writer)}" bestaat niet; noem de id van een stap, '
                        '"bericht" met een bericht uit de lijst, "systeem" of "aanroeper".'
                    )
                    yield Finding(f"{folder}/variabelen.yaml", 0, variable.name, sentence)


def _may_write(model: Model, writer: str) -> bool:
    before, _, message = writer.partition(" ")
    return (
        writer in {SYSTEM, CALLER}
        or writer in model.elements
        or (before == "bericht" and message in MESSAGES)
    )
