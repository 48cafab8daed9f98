"""Fixed values in a table that can never be right: of another type, or outside the allowed values."""

from collections.abc import Iterator

from app.procedure.dmn.model import Input, Output, Table
from app.procedure.dmn.tables import place
from app.procedure.dmn.types import is_of
from app.procedure.expressions import ExpressionError, Literal, Node, Scope, fixed_values, holds
from app.procedure.expressions.nodes import Negation
from app.procedure.expressions.values import Scalar


def misfits(table: Table) -> Iterator[str]:
    """Yield a sentence for each."""
    for rule in table.rules:
        for i, (column, test) in enumerate(zip(table.inputs, rule.tests, strict=False), 1):
            if not all(_fits(column, value) for value in _tested(test)):
                yield f"regel {rule.number}, {place('cel', i, column.label)}: deze waarde komt nooit voor."
        for i, (output, node) in enumerate(zip(table.outputs, rule.outputs, strict=False), 1):
            if not _fits_as_far_as_known(output, node):
                where = f"regel {rule.number}, {place('uitkomst', i, output.label)}"
                yield f"{where}: deze waarde is hier niet toegelaten."
    for i, output in enumerate(table.outputs, 1):
        if not _fits_as_far_as_known(output, output.default):
            yield f"{place('uitkomst', i, output.label)}: de standaardwaarde is hier niet toegelaten."


def _tested(test: Node | None) -> tuple[Scalar, ...]:
    inner = test.part if isinstance(test, Negation) else test
    return fixed_values(inner) or ()


def _fits_as_far_as_known(output: Output, node: Node | None) -> bool:
    return not isinstance(node, Literal) or _fits(output, node.value)


def _fits(column: Input | Output, value: Scalar) -> bool:
    tests = (*column.type.allowed, *((column.allowed,) if column.allowed is not None else ()))
    return is_of(column.type.kind, value) and all(_satisfies(test, value) for test in tests)


def _satisfies(test: Node, value: Scalar) -> bool:
    """Answer whether a value is among the allowed ones; null always is. What needs a variable is for later."""
    if value is None:
        return True
    try:
        return holds(test, Scope({"?": value}, frozenset()))
    except ExpressionError:
        return True
