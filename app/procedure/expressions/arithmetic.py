"""``+ - * / **`` over numbers, texts, dates, moments and durations, each result within its limit.

Numbers are decimals of 34 digits, rounded half to even, as the DMN standard says. What it calls null (a division
by zero, a root of a negative number, anything with null) is null; what makes no sense at all is an error.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation, Overflow
from fractions import Fraction
from typing import Final

from app.procedure.durations import Duration, LocalMoment, add_to_date, add_to_moment
from app.procedure.expressions.errors import ExpressionError
from app.procedure.expressions.values import Value, checked, is_number, number

Number = int | Decimal
_DAY: Final = 86_400


def work_out(operator: str, left: Value, right: Value) -> Value:
    """Return left <operator> right; raises `ExpressionError`."""
    if left is None or right is None:
        return None
    if is_number(right):
        if operator == "/" and right == 0:
            return None
        if is_number(left):
            return _numbers(operator, left, right)
    if _is_unsaid(left, right):
        return None
    found = _others(operator, left, right)
    if found is None:
        raise ExpressionError('Deze waarden kunnen niet samen met "{operator}".', operator=operator)
    return checked(found)


def _is_unsaid(left: Value, right: Value) -> bool:
    """Answer whether FEEL says null: months beside days, or a moment with an offset beside one without."""
    if isinstance(left, Duration) and isinstance(right, Duration):
        return left.is_other_kind(right)
    if isinstance(left, datetime) and isinstance(right, datetime):
        return isinstance(left, LocalMoment) != isinstance(right, LocalMoment)
    return False


def _others(operator: str, left: Value, right: Value) -> Value:
    """Return what comes of texts, dates, moments and durations; None where it makes no sense."""
    if isinstance(left, bool) or isinstance(right, bool):
        return None
    return _OTHER.get(operator, _no_sense)(left, right)


def negative(value: Value) -> Value:
    """Return -value."""
    if value is None:
        return None
    if isinstance(value, Duration) or is_number(value):
        return -value
    raise ExpressionError('Voor "-" hoort een getal of een duur.')


def _numbers(operator: str, left: Number, right: Number) -> Value:
    traps = [InvalidOperation, Overflow]
    context = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144, traps=traps)
    if operator == "**" and right == 0:
        return 1
    try:
        found = _NUMERIC[operator](context)(Decimal(left), Decimal(right))
    except Overflow as error:
        raise ExpressionError("Het getal is te groot.") from error
    except InvalidOperation:
        return None
    return number(found) if found.is_finite() else None


_Numeric = Callable[[Decimal, Decimal], Decimal]
_NUMERIC: Final[Mapping[str, Callable[[Context], _Numeric]]] = {
    "+": lambda context: context.add,
    "-": lambda context: context.subtract,
    "*": lambda context: context.multiply,
    "/": lambda context: context.divide,
    "**": lambda context: context.power,
}


def _no_sense(left: Value, right: Value) -> Value:
    return None


def _plus(left: Value, right: Value) -> Value:
    match left, right:
        case str(), str():
            return left + right
        case Duration(), Duration():
            return Duration(left.months + right.months, left.days + right.days, left.seconds + right.seconds)
        case Duration(), date():
            return _shifted(right, left)
        case date(), Duration():
            return _shifted(left, right)
    return None


def _minus(left: Value, right: Value) -> Value:
    match left, right:
        case (_, Duration()):
            return _plus(left, -right)
        case datetime(), datetime():
            seconds = (left - right).total_seconds()
            return Duration(seconds=int(seconds))
        case (datetime(), date()) | (date(), datetime()):
            return None
        case date(), date():
            return Duration(days=(left - right).days)
    return None


def _times(left: Value, right: Value) -> Value:
    match left, right:
        case Duration(), int() | Decimal():
            return _scaled(left, Fraction(right))
        case int() | Decimal(), Duration():
            return _scaled(right, Fraction(left))
    return None


def _divided(left: Value, right: Value) -> Value:
    match left, right:
        case Duration(), int() | Decimal():
            return _scaled(left, 1 / Fraction(right))
    return None


def _scaled(duration: Duration, factor: Fraction) -> Duration | None:
    """Return the duration so many times, when that is a whole number of months and of seconds."""
    months, seconds = duration.months * factor, (duration.days * _DAY + duration.seconds) * factor
    if months.denominator != 1 or seconds.denominator != 1:
        return None
    days, rest = divmod(abs(seconds.numerator), _DAY)
    sign = 1 if seconds >= 0 else -1
    return Duration(months.numerator, sign * days, sign * rest)


def _shifted(day: date, duration: Duration) -> date:
    try:
        if not isinstance(day, datetime):
            return add_to_date(day, duration)
        later = add_to_moment(day, duration)
        return LocalMoment.of(later) if isinstance(day, LocalMoment) else later
    except (ValueError, OverflowError) as error:
        raise ExpressionError("Deze duur kan niet bij een datum geteld worden.") from error


_OTHER: Final[Mapping[str, Callable[[Value, Value], Value]]] = {
    "+": _plus,
    "-": _minus,
    "*": _times,
    "/": _divided,
}
