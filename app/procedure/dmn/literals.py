"""Fixed values in a table that can never be right: of another type, or outside the allowed values."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from app.domain.kalender import BRUSSEL
from app.procedure.dmn.model import Input, Output, Table
from app.procedure.dmn.tables import place
from app.procedure.dmn.types import is_of
from app.procedure.expressions import ExpressionError, Literal, Node, Scope, fixed_values, holds
from app.procedure.expressions.constants import as_date, constants, held_against, is_empty
from app.procedure.expressions.nodes import Interval, Negation, walk
from app.procedure.expressions.parser import INPUT
from app.procedure.expressions.values import Scalar

_ORDERED_AS: Final[Mapping[str, str]] = {"integer": "number"}
"""A whole number lies before or after 1.5 as well."""
_WORDS: Final[Mapping[str, str]] = {
    "string": "een tekst",
    "number": "een getal",
    "integer": "een geheel getal",
    "boolean": "true of false",
    "date": "een datum",
    "moment": "een moment",
    "days": "een duur in dagen",
    "months": "een duur in maanden",
    "duration": "een duur",
}


def misfits(table: Table) -> Iterator[str]:
    """Yield a sentence for each."""
    for rule in table.rules:
        before = f"regel {rule.number}, "
        for i, (column, test) in enumerate(zip(table.inputs, rule.tests, strict=False), 1):
            where = before + place("cel", i, column.label)
            yield from (f"{where}: {sentence}" for sentence in _wrong_in_cell(column, test))
        for i, (output, node) in enumerate(zip(table.outputs, rule.outputs, strict=False), 1):
            if not _fits_as_far_as_known(output, node):
                where = before + place("uitkomst", i, output.label)
                yield f"{where}: deze waarde is hier niet toegelaten."
    for i, output in enumerate(table.outputs, 1):
        if not _fits_as_far_as_known(output, output.default):
            yield f"{place('uitkomst', i, output.label)}: de standaardwaarde is hier niet toegelaten."


def _wrong_in_cell(column: Input, test: Node | None) -> Iterator[str]:
    if not all(_fits(column, value) for value in _tested(test)):
        yield "deze waarde komt nooit voor."
    yield from never_holds(test, column.type.kind)


def never_holds(test: Node | None, kind: str) -> Iterator[str]:
    """Yield what can never hold in a cell of this kind: held against another kind, or within an empty range."""
    if test is None:
        return
    for node in held_against(test, INPUT):
        value = _find_of_other_kind(node, kind)
        if value is not None:
            yield f"de kolom is {_WORDS[kind]}, en hier staat iets anders.{_instead(kind, node, value)}"
    yield from _empty_ranges(test)


def _empty_ranges(test: Node) -> Iterator[str]:
    for node in walk(test):
        if isinstance(node, Interval) and is_empty(node):
            yield "dit bereik is leeg: niets ligt erin. Zet het kleinste eerst."


def _find_of_other_kind(node: Node, kind: str) -> Scalar:
    """Return a fixed value that is of another kind; null is of every kind."""
    ordered_as = _ORDERED_AS.get(kind, kind)
    return next((value for value in constants(node) if not is_of(ordered_as, value)), None)


def _instead(kind: str, node: Node, value: Scalar) -> str:
    """Return how to write what was meant."""
    if kind != "date":
        return ""
    day = as_date(node)
    if isinstance(value, datetime):
        day = value.astimezone(BRUSSEL).date().isoformat()
    return f' Schrijf date("{day}").' if day else ""


def _tested(test: Node | None) -> tuple[Scalar, ...]:
    inner = test.part if isinstance(test, Negation) else test
    return fixed_values(inner) or ()


def _fits_as_far_as_known(output: Output, node: Node | None) -> bool:
    if isinstance(node, Literal):
        return _fits(output, node.value)
    return all(is_of(output.type.kind, value) for value in constants(node))


def _fits(column: Input | Output, value: Scalar) -> bool:
    if not is_of(column.type.kind, value):
        return False
    return all(_satisfies(test, value) for test in column.type.tests(column.allowed))


def _satisfies(test: Node, value: Scalar) -> bool:
    """Answer whether a value is among the allowed ones; null always is. What needs a variable is for later."""
    if value is None:
        return True
    try:
        return holds(test, Scope({"?": value}, frozenset()))
    except ExpressionError:
        return True
