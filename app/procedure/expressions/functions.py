"""The functions that an expression may call: this list, and no other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from app.domain.kalender import BRUSSEL
from app.procedure.durations import Duration, parse_date, parse_duration, parse_moment
from app.procedure.expressions.arithmetic import negative, work_out
from app.procedure.expressions.comparing import compare
from app.procedure.expressions.errors import ExpressionError
from app.procedure.expressions.values import Items, Scalar, Value, is_number

MANY: Final = 20


@dataclass(frozen=True)
class Function:
    """What a function does, and with how few and how many values. `fixed`: of fixed values it is a fixed value."""

    work: Callable[[Sequence[Value]], Value]
    fewest: int
    most: int
    fixed: bool = False


def as_date(values: Sequence[Value]) -> Value:
    """date("2026-01-31"), date(2026, 1, 31), or the day of a moment in Brussels."""
    match values:
        case [None]:
            return None
        case [datetime() as moment]:
            return _day_of(moment)
        case [date() as day]:
            return day
        case [str() as text]:
            return _or_refuse(parse_date(text), 'date(…) verwacht een datum zoals "2026-01-31".')
        case [int() as year, int() as month, int() as day_of_month]:
            text = f"{year:04}-{month:02}-{day_of_month:02}"
            return _or_refuse(parse_date(text), "date(…) verwacht een jaar, een maand en een dag.")
    raise ExpressionError('date(…) verwacht een datum zoals "2026-01-31".')


def _day_of(moment: datetime) -> date:
    try:
        return moment.astimezone(BRUSSEL).date()
    except OverflowError as error:
        raise ExpressionError("Dit moment valt buiten de kalender.") from error


def as_moment(values: Sequence[Value]) -> Value:
    """Read a moment; without an offset it is Brussels time."""
    match values:
        case [None]:
            return None
        case [str() as text]:
            found = _moment(text)
        case _:
            found = None
    return _or_refuse(found, 'date and time(…) verwacht een moment zoals "2026-01-31T09:00:00".')


def _moment(text: str) -> datetime | None:
    try:
        return parse_moment(text)
    except OverflowError:
        return None


def as_duration(values: Sequence[Value]) -> Value:
    """duration("P1Y2M")."""
    match values:
        case [None]:
            return None
        case [str() as text]:
            found = parse_duration(text)
        case _:
            found = None
    return _or_refuse(found, 'duration(…) verwacht een duur zoals "P1Y" of "P7D".')


def at_literal(text: str) -> Value:
    """@"2026-01-31", @"P7D": whichever of the three it is."""
    found = parse_date(text) or _moment(text) or parse_duration(text)
    return _or_refuse(found, 'Na "@" hoort een datum, een moment of een duur, zoals @"2026-01-31".')


def _or_refuse(found: date | Duration | None, sentence: str) -> Value:
    if found is None:
        raise ExpressionError(sentence)
    return found


def _items(values: Sequence[Value]) -> Items:
    """Return the values of one list, or the values themselves."""
    if len(values) == 1 and isinstance(values[0], tuple):
        return values[0]
    found: list[Scalar] = []
    for value in values:
        if isinstance(value, tuple):
            raise ExpressionError("Een lijst staat alleen, niet naast andere waarden.")
        found.append(value)
    return tuple(found)


def _extreme(operator: str) -> Callable[[Sequence[Value]], Value]:
    def extreme(values: Sequence[Value]) -> Value:
        items = _items(values)
        best = items[0] if items else None
        for value in items[1:]:
            better = compare(operator, value, best)
            if better is None:
                return None
            best = value if better else best
        return best

    return extreme


def _sum(values: Sequence[Value]) -> Value:
    items = _items(values)
    if not items:
        return None
    total: Value = items[0]
    for value in items[1:]:
        total = work_out("+", total, value)
    if total is None or is_number(total) or isinstance(total, Duration):
        return total
    raise ExpressionError("sum(…) verwacht getallen.")


def _count(values: Sequence[Value]) -> Value:
    return len(_items(values))


def _rounded(rounding: str) -> Callable[[Sequence[Value]], Value]:
    def rounded(values: Sequence[Value]) -> Value:
        (value,) = values
        if value is None:
            return None
        if not is_number(value):
            raise ExpressionError("Enkel een getal kan afgerond worden.")
        return int(Decimal(value).to_integral_value(rounding))

    return rounded


def _absolute(values: Sequence[Value]) -> Value:
    (value,) = values
    if isinstance(value, Duration):
        below = min(value.months, value.days, value.seconds) < 0
        return -value if below else value
    if is_number(value) and value >= 0:
        return value
    return negative(value)  # null stays null; what is no number is refused


def _nothing(_: Sequence[Value]) -> Value:
    raise ExpressionError("today() is hier niet bekend.")


FUNCTIONS: Final[Mapping[str, Function]] = {
    "date": Function(as_date, 1, 3, fixed=True),
    "date and time": Function(as_moment, 1, 1, fixed=True),
    "duration": Function(as_duration, 1, 1, fixed=True),
    "today": Function(_nothing, 0, 0),
    "min": Function(_extreme("<"), 1, MANY),
    "max": Function(_extreme(">"), 1, MANY),
    "sum": Function(_sum, 1, MANY),
    "count": Function(_count, 1, MANY),
    "floor": Function(_rounded(ROUND_FLOOR), 1, 1),
    "ceiling": Function(_rounded(ROUND_CEILING), 1, 1),
    "abs": Function(_absolute, 1, 1),
}
"""`today` is worked out where the day is known: by the evaluator."""
