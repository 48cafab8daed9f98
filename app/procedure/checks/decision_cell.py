"""A cell holds its variable against what that can be."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.decided import KIND_OF, at_decision, read_columns
from app.procedure.dmn import Decision, Table
from app.procedure.dmn.literals import never_holds
from app.procedure.dmn.model import Input
from app.procedure.dmn.tables import in_rule, place
from app.procedure.findings import Finding
from app.procedure.variables import Variable

SOURCE: Final = "CONVENTIES.md, DMN: waarden"


def check(model: Model) -> Iterator[Finding]:
    """Yield cells that never hold."""
    for drd in model.tables.values():
        logic = drd.decision.logic
        if not isinstance(logic, Table):
            continue
        for number, column, variable in read_columns(drd, model.declared_in(drd.file)):
            if not column.type.kind:
                yield from _never(drd.decision, logic, (number, column, variable))


def _never(decision: Decision, table: Table, column: tuple[int, Input, Variable]) -> Iterator[Finding]:
    number, read, variable = column
    where = place("cel", number, read.label)
    for rule in table.rules:
        for sentence in never_holds(rule.tests[number - 1], KIND_OF[variable.type]):
            yield at_decision(decision, "{waar}: {waarom}", waar=in_rule(rule.number, where), waarom=sentence)
