"""What an expression over the day of the last discussion gives, tried on many days."""

from datetime import date, timedelta
from typing import Final

from app.procedure.expressions import ExpressionError, Node, Scope, evaluate, names

LAATSTE_BESPREKING: Final = "laatste_bespreking"
TRIAL_DAYS: Final = tuple(date(2027, 1, 1) + timedelta(days) for days in range(0, 731, 3)) + tuple(
    date(2027 + month // 12, month % 12 + 1, 1) - timedelta(1) for month in range(1, 25)
)
"""Days of a common year and a leap year, and every end of a month."""


def worked_out(node: Node, day: date) -> date | None:
    """Return the date that comes of it when the last discussion was on this day; None when more is read."""
    if not names(node) <= {LAATSTE_BESPREKING}:
        return None
    scope = Scope({LAATSTE_BESPREKING: day}, frozenset({LAATSTE_BESPREKING}), day)
    try:
        found = evaluate(node, scope)
    except ExpressionError:
        return None
    return found if isinstance(found, date) else None
