"""When a timer of the new version is due for a step that began earlier."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from app.domain.errors import DomainError
from app.domain.execution import Variables
from app.domain.kalender import BRUSSEL
from app.domain.sentence import Sentence
from app.procedure.bundle import Model
from app.procedure.durations import (
    Duration,
    add_to_moment,
    moments_before,
    parse_duration,
    start_of_day,
)
from app.procedure.expressions import ExpressionError, Scope, evaluate, names
from app.procedure.expressions.values import Scalar
from app.procedure.migration.position import EngineCycle
from app.procedure.model import Element, Timer
from app.procedure.timers import Cycle, TimerError, read_timer

_INSTANT: Final = timedelta(microseconds=1)


class NotDueError(DomainError):
    """The timer says no moment with the values of this instance."""


@dataclass(frozen=True)
class Due:
    """The moment, and for a repeated timer how it goes on."""

    at: datetime
    cycle: EngineCycle | None = None


@dataclass(frozen=True)
class Values:
    """What an expression can read at one place."""

    model: Model
    variables: Variables
    bound: Mapping[str, str]
    """Each `livc:per` word around the place with its binding."""

    def scope(self, needed: frozenset[str], moment: datetime) -> Scope:
        """Return the values that an expression needs."""
        declared = self.model.variables
        values = {name: self._read(name) for name in needed if name in declared}
        return Scope(values, frozenset(declared), moment.astimezone(BRUSSEL).date())

    def _read(self, name: str) -> Scalar:
        variable = self.model.variables[name]
        binding = self.bound.get(variable.per or "")
        key = name if binding is None else f"{name}@{binding}"
        return self.variables.get(key, variable.initial)


def due_of(element: Element, anchor: datetime, values: Values) -> Due:
    """Return when the timer of an element is due, counted from the moment its step began."""
    try:
        written = read_timer(element.timer or Timer("", ""))
        if isinstance(written, Cycle):
            return _cycle(element, written, anchor)
        if isinstance(written, datetime | Duration):
            return Due(_moment(written, anchor))
        return Due(_moment(evaluate(written, values.scope(names(written), anchor)), anchor))
    except (TimerError, ExpressionError) as error:
        raise NotDueError(error.sentence) from error
    except OverflowError as error:
        raise NotDueError("Dat moment valt buiten de kalender.") from error


def _moment(value: Scalar | datetime, anchor: datetime) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return start_of_day(value)
    if isinstance(value, Duration):
        return add_to_moment(anchor, value)
    raise NotDueError("Er is nog geen datum of duur gekend.")


def _cycle(element: Element, written: Cycle, anchor: datetime) -> Due:
    text = element.timer.text if element.timer else ""
    first, begin, fired = _begun(written, anchor)
    cycle = EngineCycle(begin.isoformat(), first, text.rpartition("/")[2], written.times, fired)
    return Due(moment_of(cycle), cycle)


def _begun(written: Cycle, anchor: datetime) -> tuple[int, datetime, int]:
    """Return the number of the first moment, when it counts from, and how many have passed at the anchor."""
    if written.start is None:
        return 1, anchor, 0
    return 0, written.start, moments_before(written.start, written.each, anchor)


def moment_of(cycle: EngineCycle) -> datetime:
    """Return the next moment of a repeated timer."""
    each = parse_duration(cycle.each) or Duration()
    return add_to_moment(datetime.fromisoformat(cycle.anchor), each * (cycle.fired + cycle.first))


def after_now(due: Due, now: datetime) -> Due | None:
    """Return the first moment of a repeated timer that is still to come, None when all are past."""
    cycle = due.cycle
    if cycle is None or due.at > now:
        return due
    each = parse_duration(cycle.each) or Duration()
    past = moments_before(datetime.fromisoformat(cycle.anchor), each, now + _INSTANT)
    later = replace(cycle, fired=max(0, past - cycle.first))
    if later.times is not None and later.fired >= later.times:
        return None
    return Due(moment_of(later), later)


def in_words(timer: Timer | None) -> Sentence:
    """Return a timer as people say it: "30 dagen"."""
    text = timer.text if timer else ""
    duration = parse_duration(text)
    return _duration_words(duration) if duration else Sentence("“{tekst}”", tekst=text)


_ONE: Final = ("1 jaar", "1 maand", "1 dag", "1 uur", "1 minuut", "1 seconde")
_MANY: Final = (
    "{aantal} jaar",
    "{aantal} maanden",
    "{aantal} dagen",
    "{aantal} uur",
    "{aantal} minuten",
    "{aantal} seconden",
)


def _duration_words(duration: Duration) -> Sentence:
    years, months = divmod(duration.months, 12)
    hours, rest = divmod(duration.seconds, 3600)
    counts = (years, months, duration.days, hours, rest // 60, rest % 60)
    said = [_count_words(unit, count) for unit, count in enumerate(counts) if count]
    return Sentence("{duur}", duur=said) if said else Sentence("meteen")


def _count_words(unit: int, count: int) -> Sentence:
    return Sentence(_ONE[unit]) if count == 1 else Sentence(_MANY[unit], aantal=count)
