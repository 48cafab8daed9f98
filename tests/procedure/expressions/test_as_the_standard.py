"""Where FEEL says null or false and this language once said something else (DMN TCK, level 3)."""

from datetime import date

import pytest

from app.procedure.expressions import ExpressionError, Scope, evaluate, parse
from app.procedure.expressions.values import Scalar

NOTHING = Scope({}, frozenset(), date(2026, 1, 1))
LOCAL, ZONED = 'date and time("2026-01-02T00:00:00")', 'date and time("2026-01-01T00:00:00Z")'


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ('duration("P1Y") + duration("P1D")', None),
        ('duration("P1D") + duration("P1M")', None),
        ('duration("P1Y") - duration("PT1H")', None),
        ('sum(duration("P1Y"), duration("P1D"))', None),
        (f"{LOCAL} - {ZONED}", None),
        (f"{ZONED} - {LOCAL}", None),
        (f'({LOCAL} + duration("P1D")) - {ZONED}', None),
        ('duration("P1Y") = duration("P365D")', None),
        ('duration("P1Y") != duration("P365D")', None),
        ("true in [false, 2, 3]", False),
        ("2 in [false, 2]", True),
        ("not(true in [2, 3])", True),
        (f'({ZONED} - {ZONED}) = duration("PT0S")', True),
        (f'({LOCAL} - {LOCAL}) = duration("P0D")', True),
        ('duration("P1Y") + duration("P1M") = duration("P13M")', True),
        ('duration("P1D") = duration("PT24H")', True),
        ('date("2026-01-31") + duration("P1Y") + duration("P1D") = date("2027-02-01")', True),
    ],
)
def test_a_value_is_what_the_standard_says(source: str, value: Scalar) -> None:
    assert evaluate(parse(source), NOTHING) is value


@pytest.mark.parametrize("offset", ["+19:00", "-19:00", "+18:01", "+99:99"])
def test_an_offset_that_nobody_has_is_no_moment(offset: str) -> None:
    with pytest.raises(ExpressionError, match="date and time"):
        parse(f'date and time("2026-01-01T00:00:00{offset}")')
    parse('date and time("2026-01-01T00:00:00+18:00")')
