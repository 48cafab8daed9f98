"""When a timer is due, from its text, the clock handed in and calendar arithmetic in Europe/Brussels.

Stock timers read the system clock, evaluate their text as Python, make P1M of 31 January into 3 March, fix the
local zone at import and fire strictly after the due moment (engine-notes §3). Here the due moment is worked out
once, at entry, and kept over save and restore. Test: tests/engine/test_timers.py.
"""

import re
from datetime import date, datetime
from typing import Final

from app.engine.move import Move, Task, failure
from app.engine.repetition import bound
from app.engine.tokens import move_of
from app.procedure.durations import (
    Duration,
    add_to_moment,
    parse_date,
    parse_duration,
    parse_moment,
    start_of_day,
)
from app.procedure.expressions import ExpressionError, evaluate, parse
from app.procedure.expressions.values import Scalar
from app.procedure.model import Element

_CYCLE: Final = re.compile(r"R(\d{0,4})/(?:([^/]+)/)?(P[^/]+)")


def arm(task: Task) -> None:
    """Work out when the timer of a task is due, and keep it with the task."""
    element, move = task.task_spec.element, move_of(task)
    if element.event != "timer":
        return
    if element.timer is None or not element.timer.text:
        raise failure(element, "er staat geen moment of duur bij deze timer.")
    if element.timer.kind == "cycle":
        _arm_cycle(task, element, move)
    else:
        task.internal_data["due"] = _due(task, element, move).isoformat()


def due_at(task: Task) -> datetime:
    """Return the UTC moment at which an armed timer is due."""
    return datetime.fromisoformat(task.internal_data["due"])


def is_armed(task: Task) -> bool:
    """Answer whether a timer waits here."""
    return "due" in task.internal_data


def rearm(task: Task) -> bool:
    """Set a cycle to its next moment, counted from its anchor so that it never drifts; False when it is over."""
    cycle = task.internal_data.get("cycle")
    if cycle is None:
        return False
    cycle["fired"] += 1
    if cycle["times"] is not None and cycle["fired"] >= cycle["times"]:
        return False
    task.internal_data["due"] = _cycle_due(task).isoformat()
    return True


def _due(task: Task, element: Element, move: Move) -> datetime:
    text = element.timer.text if element.timer else ""
    value: Scalar = _literal(text)
    if value is None:
        value = _worked_out(task, element, move, text)
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return start_of_day(value)
    if isinstance(value, Duration):
        return add_to_moment(move.now, value)
    raise failure(element, f'"{text}" is nog geen datum of duur.')


def _literal(text: str) -> datetime | date | Duration | None:
    return parse_duration(text) or parse_moment(text) or parse_date(text)


def _worked_out(task: Task, element: Element, move: Move, text: str) -> Scalar:
    try:
        node = parse(text)
        return evaluate(node, move.scope_for(node, bound(task)))
    except ExpressionError as error:
        raise failure(element, f'timer "{text}": {error}') from error


def _arm_cycle(task: Task, element: Element, move: Move) -> None:
    match = _CYCLE.fullmatch(element.timer.text if element.timer else "")
    duration = parse_duration(match[3]) if match else None
    start = _literal(match[2]) if match and match[2] else None
    if match is None or duration is None or duration == Duration() or isinstance(start, Duration):
        raise failure(element, 'een herhaalde timer luidt zoals "R3/P7D".')
    if isinstance(start, date) and not isinstance(start, datetime):
        start = start_of_day(start)
    task.internal_data["cycle"] = {
        "anchor": (start or move.now).isoformat(),
        "first": 0 if start else 1,
        "each": match[3],
        "times": int(match[1]) if match[1] else None,
        "fired": 0,
    }
    task.internal_data["due"] = _cycle_due(task).isoformat()


def _cycle_due(task: Task) -> datetime:
    cycle = task.internal_data["cycle"]
    each, count = parse_duration(cycle["each"]) or Duration(), cycle["fired"] + cycle["first"]
    whole = Duration(each.months * count, each.days * count, each.seconds * count)
    return add_to_moment(datetime.fromisoformat(cycle["anchor"]), whole)
