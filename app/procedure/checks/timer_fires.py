"""A timer can come: in the life of somebody who waits for it, and for every casus that begins."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from app.domain.kalender import BRUSSEL
from app.procedure.bundle import Model
from app.procedure.drawn import at, with_event
from app.procedure.durations import Duration, add_to_moment
from app.procedure.findings import Finding, Level
from app.procedure.model import Place
from app.procedure.timers import Cycle, TimerError, is_expression, read_timer

SOURCE: Final = "CONVENTIES.md, timers"
_LONGEST: Final = 100
"""Years: who made the procedure is gone by then, and so is everyone it is about."""
_FIRST: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""No casus ran before: what comes only before it, comes never."""
_LAST: Final = datetime(2026 + _LONGEST, 1, 1, tzinfo=UTC)


def check(model: Model) -> Iterator[Finding]:
    """Yield timers that never come, and warn of those that stop coming at a fixed day."""
    for _, element in with_event(model, "timer"):
        if element.timer is None or is_expression(element.timer):
            continue
        try:
            read = read_timer(element.timer)
        except TimerError:
            continue
        yield from _never(element.place, read)


def _never(place: Place, read: object) -> Iterator[Finding]:
    match read:
        case Cycle(each=each) if _is_too_long(each):
            yield _too_long(place)
        case Cycle(start=start, times=times, each=each) if start is not None and times is not None:
            yield from _ended(place, add_to_moment(start, each * (times - 1)))
        case Duration() as each if _is_too_long(each):
            yield _too_long(place)
        case datetime() as moment if moment >= _LAST:
            yield _too_long(place)


def _is_too_long(each: Duration) -> bool:
    try:
        return add_to_moment(_FIRST, each) >= _LAST
    except OverflowError:
        return True


def _too_long(place: Place) -> Finding:
    return at(
        place,
        "Dit duurt meer dan {jaren} jaar; dat maakt niemand mee. Kies een kortere tijd.",
        jaren=_LONGEST,
    )


def _ended(place: Place, last: datetime) -> Iterator[Finding]:
    day: date = last.astimezone(BRUSSEL).date()
    if last < _FIRST:
        yield at(
            place, "Deze herhaling hield op {dag} op, dus ze komt nooit. Laat het begin weg: R3/P7D.", dag=day
        )
        return
    found = at(
        place,
        "Deze herhaling houdt op {dag} op: voor wat later begint, komt ze nooit. Is dat de bedoeling? Zonder "
        "begin telt ze vanaf het begin van de stap: R3/P7D.",
        dag=day,
    )
    yield replace(found, level=Level.WAARSCHUWING)
