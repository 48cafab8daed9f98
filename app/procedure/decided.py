"""What a decision writes, cell by cell, and a finding at a decision."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.sentence import Sentence, Value
from app.procedure.bundle import Model
from app.procedure.dmn import Decision, Drd, Table
from app.procedure.dmn.deciding import OUTCOME, begun
from app.procedure.dmn.model import Input
from app.procedure.dmn.tables import in_rule, place
from app.procedure.expressions import Name, Node
from app.procedure.findings import Finding
from app.procedure.model import Place
from app.procedure.variables import Variable

FITTING: Final[Mapping[str, frozenset[str]]] = {
    "enum": frozenset({"string"}),
    "boolean": frozenset({"boolean"}),
    "date": frozenset({"date"}),
    "integer": frozenset({"integer", "number"}),
}
"""Type in variabelen.yaml → kinds of `typeRef` that fit."""
KIND_OF: Final[Mapping[str, str]] = {
    "enum": "string",
    "boolean": "boolean",
    "date": "date",
    "integer": "integer",
}


def at_decision(decision: Decision, template: str, /, **params: Value) -> Finding:
    """Return a finding at a decision; the sentence begins with its name."""
    said = begun(decision, Sentence(template, **params))
    return Finding(Place(decision.file, decision.line, decision.id), said)


def writing(model: Model) -> Iterator[Drd]:
    """Yield the decisions that write variables: named by a step, or required by no other."""
    inner = _required(model) - _named(model)
    for drd in model.tables.values():
        if drd.id not in inner:
            yield drd


def _required(model: Model) -> set[str]:
    return {each for drd in model.tables.values() for each in drd.decision.requires}


def _named(model: Model) -> set[str]:
    return {element.livc.get("besluit", "") for element in model.elements.values()}


def written(decision: Decision) -> Iterator[tuple[Sentence, str, Node | None]]:
    """Yield each place that writes a variable, with that variable; counted and added up ones apart."""
    logic = decision.logic
    if not isinstance(logic, Table):
        yield OUTCOME, decision.variable, logic
        return
    if logic.aggregation:
        return
    for i, (name, output) in enumerate(zip(decision.outputs, logic.outputs, strict=True), 1):
        where = place("uitkomst", i, output.label)
        yield where, name, output.default
        for rule in logic.rules:
            if i <= len(rule.outputs):
                yield in_rule(rule.number, where), name, rule.outputs[i - 1]


def cells(decision: Decision) -> Iterator[tuple[Sentence, str, Node]]:
    """Yield each place that writes a variable, and says what."""
    yield from ((where, name, node) for where, name, node in written(decision) if node is not None)


def read_columns(drd: Drd, declared: Mapping[str, Variable]) -> Iterator[tuple[int, Input, Variable]]:
    """Yield the number of each column of a table that reads a declared variable, the column and the variable."""
    logic = drd.decision.logic
    if not isinstance(logic, Table):
        return
    for number, column in enumerate(logic.inputs, 1):
        if not isinstance(column.expression, Name):
            continue
        variable = declared.get(column.expression.name)
        if variable is not None:
            yield number, column, variable


def tests_of(drd: Drd) -> Iterator[tuple[Sentence, int, Input, Node]]:
    """Yield each cell that tests something: where it stands, the number of its column, the column and the test."""
    logic = drd.decision.logic
    if not isinstance(logic, Table):
        return
    for rule in logic.rules:
        columns = zip(logic.inputs, rule.tests, strict=False)
        for number, (column, test) in enumerate(columns, 1):
            if test is not None:
                yield in_rule(rule.number, place("cel", number, column.label)), number, column, test
