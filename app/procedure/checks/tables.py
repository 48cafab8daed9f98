"""Decisions read and write declared variables, as what they are, also through all that they require."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from app.procedure.bundle import Model
from app.procedure.checks.data import Declared, declared_for
from app.procedure.dmn import Decision, Drd, Table
from app.procedure.dmn.literals import never_holds
from app.procedure.dmn.model import Input, Output
from app.procedure.dmn.tables import place
from app.procedure.expressions import Literal, Name, Node
from app.procedure.expressions.values import Scalar
from app.procedure.findings import Finding
from app.procedure.variables import Variable

_TYPES: Final[Mapping[str, frozenset[str]]] = {
    "enum": frozenset({"string"}),
    "boolean": frozenset({"boolean"}),
    "date": frozenset({"date"}),
    "integer": frozenset({"integer", "number"}),
}
"""Type in variabelen.yaml → kinds of `typeRef` that fit."""
_KIND: Final[Mapping[str, str]] = {
    "enum": "string",
    "boolean": "boolean",
    "date": "date",
    "integer": "integer",
}


def check(model: Model) -> Iterator[Finding]:
    """Yield what can never be read or stored."""
    named = {element.livc.get("besluit", "") for element in model.elements.values()}
    required = {each for drd in model.tables.values() for each in drd.decision.requires}
    for drd in model.tables.values():
        declared = declared_for(model, drd.file)
        yield from _reads(model, drd, declared)
        if isinstance(drd.decision.logic, Table):
            yield from _inputs(drd.decision, drd.decision.logic, declared)
        if drd.id in named or drd.id not in required:
            yield from _writes(drd.decision, declared)


def _reads(model: Model, drd: Drd, declared: Declared) -> Iterator[Finding]:
    for name in sorted(drd.decision.own_names() - drd.known_to(drd.decision) - set(declared)):
        elsewhere = [each for each in model.tables.values() if name in each.decision.known_as]
        if elsewhere:
            yield _at(
                drd.decision,
                f'"{name}" komt uit de beslissing "{elsewhere[0].name}"; trek een pijl van die beslissing naar '
                "deze.",
            )
        else:
            yield _at(drd.decision, f'de variabele "{name}" staat niet in variabelen.yaml van dit proces.')


def _inputs(decision: Decision, table: Table, declared: Declared) -> Iterator[Finding]:
    for number, column in enumerate(table.inputs, 1):
        variable = declared.get(column.expression.name) if isinstance(column.expression, Name) else None
        if variable is not None and not _fits(variable, column):
            sentence = f'"{variable.name}" is van een ander type ({variable.type}).'
            yield _at(decision, f"{place('kolom', number, column.label)}: {sentence}")
        if variable is not None and not column.type.kind:
            where = place("cel", number, column.label)
            for rule in table.rules:
                for sentence in never_holds(rule.tests[number - 1], _KIND[variable.type]):
                    yield _at(decision, f"regel {rule.number}, {where}: {sentence}")


def _fits(variable: Variable, column: Input | Output) -> bool:
    return not column.type.kind or column.type.kind in _TYPES[variable.type]


def _writes(decision: Decision, declared: Declared) -> Iterator[Finding]:
    for name in decision.outputs:
        if name not in declared:
            yield _at(decision, f'de variabele "{name}" staat niet in variabelen.yaml van dit proces.')
    if decision.gives_list:
        yield _at(
            decision,
            "ze geeft een lijst, en een variabele houdt één waarde; kies een andere hit policy, of laat een "
            "andere beslissing er één waarde van maken.",
        )
    for where, name, node in written(decision):
        variable = declared.get(name)
        if variable is not None and isinstance(node, Literal) and not _accepts(variable, node.value):
            yield _at(decision, f'{where}: "{name}" kan dit nooit zijn.')


def written(decision: Decision) -> Iterator[tuple[str, str, Node | None]]:
    """Yield each place that writes a variable, with that variable; counted and added up ones apart."""
    logic = decision.logic
    if not isinstance(logic, Table):
        yield "uitkomst", decision.variable, logic
        return
    if logic.aggregation:
        return
    for i, (name, output) in enumerate(zip(decision.outputs, logic.outputs, strict=True), 1):
        where = place("uitkomst", i, output.label)
        yield where, name, output.default
        for rule in logic.rules:
            if i <= len(rule.outputs):
                yield f"regel {rule.number}, {where}", name, rule.outputs[i - 1]


def _accepts(variable: Variable, value: Scalar) -> bool:
    """Answer whether a variable may hold a value; a number with decimals or a duration never."""
    return value is None or (isinstance(value, str | bool | int | date) and variable.accepts(value))


def _at(decision: Decision, sentence: str) -> Finding:
    kind = "Tabel" if isinstance(decision.logic, Table) else "Beslissing"
    return Finding(decision.file, decision.line, decision.id, f'{kind} "{decision.name}", {sentence}')
