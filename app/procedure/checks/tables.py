"""Decision tables write what their variables accept."""

from collections.abc import Iterator

from app.procedure.bundle import Model
from app.procedure.checks.data import declared_for
from app.procedure.dmn import Rule, Table
from app.procedure.expressions import Literal
from app.procedure.findings import Finding


def check(model: Model) -> Iterator[Finding]:
    """Yield cells that can never be stored."""
    for table in model.tables.values():
        declared = declared_for(model, table.file)
        for name in sorted((table.reads() | set(table.outputs)) - set(declared)):
            yield _at(table, f'de variabele "{name}" staat niet in variabelen.yaml van dit proces.')
        for rule in table.rules:
            yield from _rule(model, table, rule)


def _rule(model: Model, table: Table, rule: Rule) -> Iterator[Finding]:
    declared = declared_for(model, table.file)
    for number, (name, cell) in enumerate(zip(table.outputs, rule.outputs, strict=False), 1):
        variable = declared.get(name)
        if variable is None or not isinstance(cell, Literal):
            continue
        value = cell.value
        if not (value is None or (isinstance(value, str | bool | int) and variable.accepts(value))):
            yield _at(table, f'regel {rule.number}, uitkomst {number}: "{name}" kan dit nooit zijn.')


def _at(table: Table, sentence: str) -> Finding:
    return Finding(table.file, table.line, table.id, f'Tabel "{table.name}", {sentence}')
