"""Whether a part of an expression can only fail, found without any value: one of each kind stands in for it."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.durations import Duration
from app.procedure.expressions import ExpressionError, Name, Node, Scope
from app.procedure.expressions.evaluator import evaluate_any
from app.procedure.expressions.nodes import Conditional, Interval, Logic, Negation, walk
from app.procedure.expressions.values import Value
from app.procedure.variables import Variable

SOME_DAY: Final = date(2026, 1, 1)
OF_KIND: Final[Mapping[str, Value]] = {
    "string": "tekst",
    "number": 1,
    "integer": 1,
    "boolean": True,
    "date": SOME_DAY,
    "moment": datetime(2026, 1, 1, tzinfo=UTC),
    "days": Duration(days=1),
    "months": Duration(months=1),
}
_OF_TYPE: Final = {"enum": "string", "boolean": "boolean", "date": "date", "integer": "integer"}
_VALUES_BESIDE: Final = (
    'Naast "{woord}" staan voorwaarden, geen losse waarden. Zet waarden na "in" tussen haakjes, zoals '
    'x in ("a", "b"), en in een cel naast elkaar, zoals "a", "b".'
)


def of_variables(variables: Iterable[Variable]) -> Mapping[str, Value]:
    """Return a value that each variable may have."""
    return {each.name: OF_KIND[_OF_TYPE[each.type]] for each in variables}


def failure(node: Node, values: Mapping[str, Value]) -> Sentence | None:
    """Return why the smallest part that can only fail does so; None where every part may go well.

    Of a part that names something else than `values`, nothing is known.
    """
    known = (part for part in reversed(list(walk(node))) if _named(part) <= values.keys())
    return next(filter(None, (_of_part(part, values) for part in known)), None)


def _of_part(part: Node, values: Mapping[str, Value]) -> Sentence | None:
    match part:
        case Interval() | Conditional():
            return None
        case Logic():
            return _of_logic(part, values)
    return _tried(part, values)


def _of_logic(part: Logic, values: Mapping[str, Value]) -> Sentence | None:
    """Look at each part of an "and" or "or": one that decides keeps the evaluator from the others."""
    for each in part.parts:
        if not _may_be_asked(each, values):
            return Sentence(_VALUES_BESIDE, woord=part.operator)
    return None


def _may_be_asked(part: Node, values: Mapping[str, Value]) -> bool:
    """Answer whether a part may give yes or no; a range is one for what reads the cell."""
    return isinstance(part, Interval) or _tried(Negation(part), values) is None


def _tried(part: Node, values: Mapping[str, Value]) -> Sentence | None:
    try:
        evaluate_any(part, Scope(values, frozenset(values), SOME_DAY))
    except ExpressionError as error:
        return error.sentence
    return None


def _named(part: Node) -> set[str]:
    return {each.name for each in walk(part) if isinstance(each, Name)}


def given_by(node: Node, values: Mapping[str, Value]) -> Value:
    """Return a value that an expression may give; None where nothing is known of it."""
    if not _named(node) <= values.keys():
        return None
    try:
        return evaluate_any(node, Scope(values, frozenset(values), SOME_DAY))
    except ExpressionError:
        return None
