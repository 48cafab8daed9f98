"""When a timer of the new version is due for a step that began earlier."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app.domain.errors import DomainError
from app.domain.execution import Variables
from app.procedure.bundle import Model
from app.procedure.durations import (
    BRUSSELS,
    Duration,
    add_to_moment,
    parse_date,
    parse_duration,
    parse_moment,
    start_of_day,
)
from app.procedure.expressions import ExpressionError, Scope, evaluate, names, parse
from app.procedure.expressions.nodes import Scalar
from app.procedure.migration.position import Cycle
from app.procedure.model import Element, Timer

_CYCLE: Final = re.compile(r"R(\d{0,4})/(?:([^/]+)/)?(P[^/]+)")
_MOST_PAST: Final = 5000


class NotDueError(DomainError):
    """The timer says no moment with the values of this instance."""


@dataclass(frozen=True)
class Due:
    """The moment, and for a repeated timer how it goes on."""

    at: datetime
    cycle: Cycle | None = None


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
        return Scope(values, frozenset(declared), moment.astimezone(BRUSSELS).date())

    def _read(self, name: str) -> Scalar:
        variable = self.model.variables[name]
        binding = self.bound.get(variable.per or "")
        key = name if binding is None else f"{name}@{binding}"
        return self.variables.get(key, variable.initial)


def due_of(element: Element, anchor: datetime, values: Values) -> Due:
    """Return when the timer of an element is due, counted from the moment its step began."""
    timer = element.timer or Timer("", "")
    if timer.kind == "cycle":
        return _cycle(timer.text, anchor)
    value = parse_duration(timer.text) or parse_moment(timer.text) or parse_date(timer.text)
    return Due(_moment(value or _worked_out(timer.text, anchor, values), anchor, timer.text))


def _worked_out(text: str, anchor: datetime, values: Values) -> Scalar:
    try:
        node = parse(text)
        return evaluate(node, values.scope(names(node), anchor))
    except ExpressionError as error:
        raise NotDueError(str(error)) from error


def _moment(value: Scalar, anchor: datetime, text: str) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return start_of_day(value)
    if isinstance(value, Duration):
        return add_to_moment(anchor, value)
    raise NotDueError(f"“{text}” is nog geen datum of duur.")


def _cycle(text: str, anchor: datetime) -> Due:
    match = _CYCLE.fullmatch(text)
    each = parse_duration(match[3]) if match else None
    if match is None or not each:
        raise NotDueError(f"“{text}” is geen herhaalde termijn.")
    begin = _moment(parse_moment(match[2]) or parse_date(match[2]), anchor, text) if match[2] else None
    times = int(match[1]) if match[1] else None
    cycle = Cycle((begin or anchor).isoformat(), 0 if begin else 1, match[3], times, 0)
    return Due(moment_of(cycle), cycle)


def moment_of(cycle: Cycle) -> datetime:
    """Return the next moment of a repeated timer."""
    each, count = parse_duration(cycle.each) or Duration(), cycle.fired + cycle.first
    whole = Duration(each.months * count, each.days * count, each.seconds * count)
    return add_to_moment(datetime.fromisoformat(cycle.anchor), whole)


def after_now(due: Due, now: datetime) -> Due | None:
    """Return the first moment of a repeated timer that is still to come, None when all are past."""
    cycle = due.cycle
    if cycle is None:
        return due
    for fired in range(cycle.times if cycle.times is not None else _MOST_PAST):
        later = Cycle(cycle.anchor, cycle.first, cycle.each, cycle.times, fired)
        if moment_of(later) > now:
            return Due(moment_of(later), later)
    return None


def in_words(timer: Timer | None) -> str:
    """Return a timer as people say it: "30 dagen"."""
    text = timer.text if timer else ""
    duration = parse_duration(text)
    return _duration_words(duration) if duration else f"“{text}”"


def _duration_words(duration: Duration) -> str:
    years, months = divmod(duration.months, 12)
    hours, rest = divmod(duration.seconds, 3600)
    parts = (
        (years, "jaar", "jaar"),
        (months, "maand", "maanden"),
        (duration.days, "dag", "dagen"),
        (hours, "uur", "uur"),
        (rest // 60, "minuut", "minuten"),
        (rest % 60, "seconde", "seconden"),
    )
    said = [f"{count} {one if count == 1 else many}" for count, one, many in parts if count]
    return " en ".join(said) if said else "meteen"
