"""No part of a decision can only fail."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.bundle import Model
from app.procedure.decided import KIND_OF, at_decision, cells, read_columns, tests_of
from app.procedure.dmn import Drd, Table
from app.procedure.dmn.tables import place
from app.procedure.expressions import Node
from app.procedure.expressions.values import Value
from app.procedure.findings import Finding
from app.procedure.samples import OF_KIND, failure, of_variables

SOURCE: Final = "CONVENTIES.md, DMN: waarden"


def check(model: Model) -> Iterator[Finding]:
    """Yield cells of which a part fails whatever its variables hold."""
    for drd in model.tables.values():
        values = of_variables(model.declared_in(drd.file).values())
        written = ((where, node) for where, _, node in cells(drd.decision))
        for where, node in (*_columns(drd), *written):
            yield from _failing(drd, where, node, values)
        for where, node, kind in _tests(model, drd):
            yield from _failing(drd, where, node, {**values, **kind})


def _failing(drd: Drd, where: Sentence, node: Node, values: Mapping[str, Value]) -> Iterator[Finding]:
    said = failure(node, values)
    if said is not None:
        yield at_decision(drd.decision, "{waar}: dit kan enkel mislukken. {waarom}", waar=where, waarom=said)


def _columns(drd: Drd) -> Iterator[tuple[Sentence, Node]]:
    logic = drd.decision.logic
    columns = logic.inputs if isinstance(logic, Table) else ()
    for number, column in enumerate(columns, 1):
        yield place("kolom", number, column.label), column.expression


def _tests(model: Model, drd: Drd) -> Iterator[tuple[Sentence, Node, Mapping[str, Value]]]:
    """Yield each cell that tests, with a value of its column where the kind of that is known."""
    declared = read_columns(drd, model.declared_in(drd.file))
    kinds = {number: KIND_OF[variable.type] for number, _, variable in declared}
    for where, number, column, test in tests_of(drd):
        kind = column.type.kind or kinds.get(number, "")
        yield where, test, {"?": OF_KIND[kind]} if kind in OF_KIND else {}
