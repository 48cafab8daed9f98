"""Fixed values in a table that can never be right: of another type, or outside the allowed values."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from app.domain.kalender import BRUSSEL
from app.domain.sentence import Sentence, in_a_row
from app.procedure.dmn.model import Input, Output, Table
from app.procedure.dmn.tables import in_rule, place
from app.procedure.dmn.types import is_of
from app.procedure.expressions import ExpressionError, Literal, Node, Scope, fixed_values, holds
from app.procedure.expressions.constants import as_date, constants, held_against, is_empty
from app.procedure.expressions.nodes import Interval, Negation, walk
from app.procedure.expressions.parser import INPUT
from app.procedure.expressions.values import Scalar

_ORDERED_AS: Final[Mapping[str, str]] = {"integer": "number"}
"""A whole number lies before or after 1.5 as well."""
_WORDS: Final[Mapping[str, Sentence]] = {
    "string": Sentence("een tekst"),
    "number": Sentence("een getal"),
    "integer": Sentence("een geheel getal"),
    "boolean": Sentence("true of false"),
    "date": Sentence("een datum"),
    "moment": Sentence("een moment"),
    "days": Sentence("een duur in dagen"),
    "months": Sentence("een duur in maanden"),
    "duration": Sentence("een duur"),
}


def misfits(table: Table) -> Iterator[Sentence]:
    """Yield a sentence for each."""
    for rule in table.rules:
        for i, (column, test) in enumerate(zip(table.inputs, rule.tests, strict=False), 1):
            where = in_rule(rule.number, place("cel", i, column.label))
            for said in _wrong_in_cell(column, test):
                yield Sentence("{plaats}: {zin}", plaats=where, zin=said)
        for i, (output, node) in enumerate(zip(table.outputs, rule.outputs, strict=False), 1):
            if not _fits_as_far_as_known(output, node):
                where = in_rule(rule.number, place("uitkomst", i, output.label))
                yield Sentence("{plaats}: deze waarde is hier niet toegelaten.", plaats=where)
    for i, output in enumerate(table.outputs, 1):
        if not _fits_as_far_as_known(output, output.default):
            where = place("uitkomst", i, output.label)
            yield Sentence("{plaats}: de standaardwaarde is hier niet toegelaten.", plaats=where)


def _wrong_in_cell(column: Input, test: Node | None) -> Iterator[Sentence]:
    if not all(_fits(column, value) for value in _tested(test)):
        yield Sentence("deze waarde komt nooit voor.")
    yield from never_holds(test, column.type.kind)


def never_holds(test: Node | None, kind: str) -> Iterator[Sentence]:
    """Yield what can never hold in a cell of this kind: held against another kind, or within an empty range."""
    if test is None:
        return
    for node in held_against(test, INPUT):
        value = _find_of_other_kind(node, kind)
        if value is not None:
            yield _of_other_kind(kind, node, value)
    yield from _empty_ranges(test)


def _empty_ranges(test: Node) -> Iterator[Sentence]:
    for node in walk(test):
        if isinstance(node, Interval) and is_empty(node):
            yield Sentence("dit bereik is leeg: niets ligt erin. Zet het kleinste eerst.")


def _find_of_other_kind(node: Node, kind: str) -> Scalar:
    """Return a fixed value that is of another kind; null is of every kind."""
    ordered_as = _ORDERED_AS.get(kind, kind)
    return next((value for value in constants(node) if not is_of(ordered_as, value)), None)


def _of_other_kind(kind: str, node: Node, value: Scalar) -> Sentence:
    said = Sentence("de kolom is {soort}, en hier staat iets anders.", soort=_WORDS[kind])
    day = _meant_day(node, value) if kind == "date" else None
    return in_a_row((said, Sentence('Schrijf date("{dag}").', dag=day))) if day else said


def _meant_day(node: Node, value: Scalar) -> str | None:
    """Return the day that was meant, as it is written."""
    if isinstance(value, datetime):
        return value.astimezone(BRUSSEL).date().isoformat()
    return as_date(node)


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
