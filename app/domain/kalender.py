"""Legal days: dates in Europe/Brussels, and the moments at which they begin."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

BRUSSEL = ZoneInfo("Europe/Brussels")


def dag_van(moment: datetime) -> date:
    """Return the legal day of an aware moment."""
    return moment.astimezone(BRUSSEL).date()


def begin_van(dag: date) -> datetime:
    """Return the UTC moment at which a legal day begins."""
    return datetime.combine(dag, time.min, BRUSSEL).astimezone(UTC)


def uur_van(moment: datetime) -> str:
    """Return the hour of an aware moment on the clock in Brussels, such as 14.05."""
    return moment.astimezone(BRUSSEL).strftime("%H.%M")
