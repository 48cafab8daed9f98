"""Works an expression out over declared variables, in a bounded number of steps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, cast

from app.procedure.durations import Duration, add_to_date, parse_date, parse_duration
from app.procedure.expressions.errors import ExpressionError
from app.procedure.expressions.nodes import (
    Call,
    Compare,
    Conditional,
    Interval,
    Literal,
    Logic,
    Member,
    Name,
    Negation,
    Node,
    Scalar,
    Sum,
)

MAX_STEPS: Final = 2000
_MAX_NUMBER: Final = 10**15


@dataclass(frozen=True)
class Scope:
    """What an expression may read: the values, the names that are declared, and today's date.

    A declared variable without a value reads as null; an undeclared one is an error.
    """

    values: Mapping[str, Scalar]
    declared: frozenset[str]
    today: date | None = None


def evaluate(node: Node, scope: Scope) -> Scalar:
    """Return the value of the expression; raises `ExpressionError`."""
    return _Evaluation(scope).value(node)


def holds(node: Node, scope: Scope) -> bool:
    """Answer a condition: only true is yes; false and null are no; anything else is an error."""
    value = evaluate(node, scope)
    if value is not None and not isinstance(value, bool):
        raise ExpressionError("Een voorwaarde moet ja of nee opleveren.")
    return value is True


@dataclass
class _Evaluation:
    scope: Scope
    steps: int = field(default=0)

    def value(self, node: Node) -> Scalar:
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise ExpressionError("De uitdrukking vraagt te veel stappen.")
        return _HANDLERS[type(node)](self, node)

    def literal(self, node: Literal) -> Scalar:
        return node.value

    def name(self, node: Name) -> Scalar:
        if node.name != "?" and node.name not in self.scope.declared:
            raise ExpressionError(f'De variabele "{node.name}" is niet aangegeven in variabelen.yaml.')
        return self.scope.values.get(node.name)

    def compare(self, node: Compare) -> Scalar:
        return _compare(node.operator, self.value(node.left), self.value(node.right))

    def logic(self, node: Logic) -> Scalar:
        decisive = node.operator == "or"
        unknown = False
        for part in node.parts:
            value = _truth(self.value(part))
            if value is decisive:
                return decisive
            unknown = unknown or value is None
        return None if unknown else not decisive

    def negation(self, node: Negation) -> Scalar:
        value = _truth(self.value(node.part))
        return None if value is None else not value

    def sum(self, node: Sum) -> Scalar:
        return _sum(node.operator, self.value(node.left), self.value(node.right))

    def member(self, node: Member) -> Scalar:
        value = self.value(node.value)
        found: bool | None = False
        for test in node.tests:
            if isinstance(test, Interval):
                hit = self._within(value, test)
            else:
                hit = _compare("=", value, self.value(test))
            if hit:
                return True
            found = None if hit is None else found
        return found

    def _within(self, value: Scalar, interval: Interval) -> bool | None:
        low = _compare(">" if interval.low_open else ">=", value, self.value(interval.low))
        high = _compare("<" if interval.high_open else "<=", value, self.value(interval.high))
        if low is False or high is False:
            return False
        return None if low is None or high is None else True

    def interval(self, node: Interval) -> Scalar:
        raise ExpressionError('Een bereik zoals [1..5] kan enkel na "in" of in een tabel.')

    def call(self, node: Call) -> Scalar:
        return _FUNCTIONS[node.function]([self.value(argument) for argument in node.arguments], self.scope)

    def conditional(self, node: Conditional) -> Scalar:
        return self.value(node.yes if _truth(self.value(node.condition)) else node.no)


_Handler = Callable[[_Evaluation, Node], Scalar]
_HANDLERS: Final = cast(
    "Mapping[type[Node], _Handler]",
    {
        Literal: _Evaluation.literal,
        Name: _Evaluation.name,
        Compare: _Evaluation.compare,
        Logic: _Evaluation.logic,
        Negation: _Evaluation.negation,
        Sum: _Evaluation.sum,
        Member: _Evaluation.member,
        Interval: _Evaluation.interval,
        Call: _Evaluation.call,
        Conditional: _Evaluation.conditional,
    },
)


def _truth(value: Scalar) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise ExpressionError('"and", "or", "not" en "if" verwachten ja of nee.')


def _is_number(value: Scalar) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _same_kind(left: Scalar, right: Scalar) -> bool:
    return type(left) is type(right) or (_is_number(left) and _is_number(right))


def _compare(operator: str, left: Scalar, right: Scalar) -> bool | None:
    if operator in {"=", "!="}:
        if left is None or right is None:
            return (left is right) is (operator == "=")
        return (left == right) is (operator == "=") if _same_kind(left, right) else None
    if not _same_kind(left, right):
        return None
    if isinstance(left, str | date) or _is_number(left):
        return _ORDER[operator](left, right)
    return None


_ORDER: Final = cast(
    "Mapping[str, Callable[[object, object], bool]]",
    {
        "<": lambda a, b: a < b,
        "<=": lambda a, b: a <= b,
        ">": lambda a, b: a > b,
        ">=": lambda a, b: a >= b,
    },
)


def _sum(operator: str, left: Scalar, right: Scalar) -> Scalar:
    if left is None or right is None:
        return None
    sign = 1 if operator == "+" else -1
    if _is_number(left) and _is_number(right):
        return _bounded(cast("int", left) + sign * cast("int", right))
    if isinstance(right, Duration):
        right = right if sign == 1 else -right
        if isinstance(left, date):
            return _shift(left, right)
        if isinstance(left, Duration):
            return Duration(left.months + right.months, left.days + right.days, left.seconds + right.seconds)
        if left == 0 and sign == -1:
            return right
    if isinstance(left, date) and isinstance(right, date) and operator == "-":
        return Duration(days=(left - right).days)
    raise ExpressionError(f'Deze waarden kunnen niet samen met "{operator}".')


def _bounded(number: int) -> int:
    if abs(number) > _MAX_NUMBER:
        raise ExpressionError("Het getal is te groot.")
    return number


def _shift(day: date, duration: Duration) -> date:
    try:
        return add_to_date(day, duration)
    except (ValueError, OverflowError) as error:
        raise ExpressionError("Deze duur kan niet bij een datum geteld worden.") from error


def _date(arguments: list[Scalar], _: Scope) -> Scalar:
    (text,) = arguments
    if text is None or (isinstance(text, date)):
        return text
    day = parse_date(text) if isinstance(text, str) else None
    if day is None:
        raise ExpressionError('date(…) verwacht een datum zoals "2026-01-31".')
    return day


def _duration(arguments: list[Scalar], _: Scope) -> Scalar:
    (text,) = arguments
    duration = parse_duration(text) if isinstance(text, str) else None
    if duration is None:
        raise ExpressionError('duration(…) verwacht een duur zoals "P1Y" of "P7D".')
    return duration


def _today(_: list[Scalar], scope: Scope) -> Scalar:
    if scope.today is None:
        raise ExpressionError("today() is hier niet bekend.")
    return scope.today


def _extreme(operator: str) -> Callable[[list[Scalar], Scope], Scalar]:
    def extreme(arguments: list[Scalar], _: Scope) -> Scalar:
        best = arguments[0]
        for value in arguments[1:]:
            better = _compare(operator, value, best)
            if better is None:
                return None
            best = value if better else best
        return best

    return extreme


_FUNCTIONS: Final[Mapping[str, Callable[[list[Scalar], Scope], Scalar]]] = {
    "date": _date,
    "duration": _duration,
    "today": _today,
    "min": _extreme("<"),
    "max": _extreme(">"),
}
