"""ISO 8601 durations and moments, in calendar arithmetic of Europe/Brussels."""

import re
from bisect import bisect_left
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from app.domain.kalender import BRUSSEL

_DURATION: Final = re.compile(
    r"(-)?P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?"
    r"(?:T(?=.)(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?",
    re.ASCII,
)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(?<=:\d\d)(?:\.0+)?(Z|[+-](?:0\d|1[0-7]):\d{2}|[+-]18:00)?",
    re.ASCII,
)
"""An offset is at most 18 hours, as FEEL has it."""
_MOST_MOMENTS: Final = 2**40
"""More seconds than the calendar has."""


class LocalMoment(datetime):
    """A moment that was written without an offset: between it and one with an offset FEEL counts no time."""

    @classmethod
    def of(cls, moment: datetime) -> "LocalMoment":
        """Return the same moment, of which is known that its offset was not written."""
        return cls.combine(moment.date(), moment.timetz())


@dataclass(frozen=True)
class Duration:
    """A length of calendar time; months and days are added before seconds."""

    months: int = 0
    days: int = 0
    seconds: int = 0

    def is_other_kind(self, other: "Duration") -> bool:
        """Answer whether one counts only months and the other only days and less: FEEL has a type for each."""
        return _counts_only_months(self, other) or _counts_only_months(other, self)

    def __neg__(self) -> "Duration":
        return Duration(-self.months, -self.days, -self.seconds)

    def __mul__(self, times: int) -> "Duration":
        return Duration(self.months * times, self.days * times, self.seconds * times)


def _counts_only_months(one: Duration, other: Duration) -> bool:
    only_months = one.months and not (one.days or one.seconds)
    return bool(only_months and (other.days or other.seconds) and not other.months)


def parse_duration(text: str) -> Duration | None:
    """Return the duration written as ``P1Y2M10DT2H``, or None when it is not one."""
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        return None
    sign, *parts = match.groups()
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in parts)
    duration = Duration(years * 12 + months, weeks * 7 + days, hours * 3600 + minutes * 60 + seconds)
    return -duration if sign else duration


def parse_date(text: str) -> date | None:
    """Return the date written as ``2026-01-31``, or None when it is not one."""
    if not _DATE.fullmatch(text.strip()):
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def parse_moment(text: str) -> datetime | None:
    """Return the moment written in full, in UTC; without an offset it is Brussels time. None if it is not one.

    Raises `OverflowError` for one that lies outside the calendar once it is in UTC.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return None
    try:
        moment = datetime.fromisoformat(match[1] + (match[2] or ""))
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else LocalMoment.of(_to_utc(moment))


def start_of_day(day: date) -> datetime:
    """Return 00:00 in Brussels of that day, in UTC; raises `OverflowError` on the first day of the calendar."""
    return _to_utc(datetime.combine(day, time()))


def add_to_date(day: date, duration: Duration) -> date:
    """Add calendar time to a day: a month's end is clamped (31 January + P1M = 28 February).

    Raises `ValueError` for hours in the duration and `OverflowError` outside the calendar.
    """
    if duration.seconds:
        raise ValueError("hours on a date")
    return _add_months(day, duration.months) + timedelta(days=duration.days)


def add_to_moment(moment: datetime, duration: Duration) -> datetime:
    """Add calendar time to a UTC moment, counted in Brussels: days keep the local time across DST.

    A local time that does not exist moves forward; one that exists twice is the first one. Raises
    `OverflowError` outside the calendar.
    """
    local = moment.astimezone(BRUSSEL)
    day = _add_months(local.date(), duration.months) + timedelta(days=duration.days)
    if day == local.date():  # hours only: the second 02:30 of an autumn night stays the second
        return moment + timedelta(seconds=duration.seconds)
    return _to_utc(datetime.combine(day, local.time())) + timedelta(seconds=duration.seconds)


def moments_before(anchor: datetime, each: Duration, now: datetime) -> int:
    """Return how many of the moments anchor, anchor + each, anchor + 2 × each … come before `now`."""

    def has_come(count: int) -> bool:
        try:
            return add_to_moment(anchor, each * count) >= now
        except OverflowError:
            return True

    return bisect_left(range(_MOST_MOMENTS), x=True, key=has_come)


def _to_utc(local: datetime) -> datetime:
    return local.replace(tzinfo=BRUSSEL, fold=0).astimezone(UTC)


def _add_months(day: date, months: int) -> date:
    if not months:
        return day
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise OverflowError("outside the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
