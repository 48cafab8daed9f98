"""When a timer is due, as BPMN 2.0 and ISO 8601 have it, counted in Europe/Brussels."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from app.procedure.durations import (
    Duration,
    add_to_moment,
    moments_before,
    parse_date,
    parse_duration,
    parse_moment,
    start_of_day,
)
from app.procedure.expressions.values import Scalar
from app.procedure.game.errors import GameError
from app.procedure.game.position import RunningCycle, Wait
from app.procedure.model import Element

_CYCLE: Final = re.compile(r"R(?P<times>\d*)/(?:(?P<begin>[^/]*)/)?(?P<each>[^/]*)")


def armed(number: int, event: Element, now: datetime, work_out: Callable[[str], Scalar]) -> Wait | None:
    """Return the wait for an event that begins now; None for a cycle that was over before it began.

    A moment that cannot be worked out is a `GameError`.
    """
    if event.event != "timer":
        return Wait(number, event.id, word=event.message)
    text = event.timer.text if event.timer else ""
    if event.timer and event.timer.kind == "cycle":
        cycle = _cycle(event, text, now)
        return (
            None if _over(cycle) else Wait(number, event.id, timed=True, due=_moment_of(cycle), cycle=cycle)
        )
    read = parse_duration(text) or parse_moment(text) or parse_date(text) or work_out(text)
    return Wait(number, event.id, timed=True, due=_moment(event, read, now))


def again(wait: Wait) -> Wait | None:
    """Return the wait after it happened beside its activity: a message may come again, a cycle goes on."""
    if not wait.timed:
        return wait
    if wait.cycle is None:
        return None
    cycle = replace(wait.cycle, fired=wait.cycle.fired + 1)
    return None if _over(cycle) else replace(wait, cycle=cycle, due=_moment_of(cycle))


def _over(cycle: RunningCycle) -> bool:
    return cycle.times is not None and cycle.fired >= cycle.times


def _moment(event: Element, value: Scalar, now: datetime) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return start_of_day(value)
    if isinstance(value, Duration):
        return add_to_moment(now, value)
    raise GameError("Deze timer levert geen datum of duur op.", event.id)


def _cycle(event: Element, text: str, now: datetime) -> RunningCycle:
    """Read ``R3/P7D``, ``R/P1M`` or ``R3/<begin>/P7D``: the first moment is the begin, or one length from now.

    The moments between a begin and now count, but they were not missed: nothing listened yet.
    """
    read = _CYCLE.fullmatch(text)
    each = parse_duration(read["each"]) if read else None
    if not read or not each:
        raise GameError("Deze herhaalde timer is niet te lezen.", event.id)
    number = int(read["times"]) if read["times"] else None
    begin = read["begin"]
    if begin is None:
        return RunningCycle(now, each, number, first=1)
    anchor = _moment(event, parse_moment(begin) or parse_date(begin), now)
    return RunningCycle(anchor, each, number, first=0, fired=moments_before(anchor, each, now))


def _moment_of(cycle: RunningCycle) -> datetime:
    """Return the next moment, always counted from the anchor: no drift over month ends."""
    return add_to_moment(cycle.anchor, cycle.each * (cycle.first + cycle.fired))
