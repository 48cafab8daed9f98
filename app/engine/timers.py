"""When a timer is due, from its text, the clock handed in and calendar arithmetic in Europe/Brussels.

Stock timers read the system clock, evaluate their text as Python, make P1M of 31 January into 3 March, fix the
local zone at import and fire strictly after the due moment (defects 8, 9 and 10). Here the due moment is worked
out once, at entry, and kept over save and restore.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from app.domain.sentence import Sentence
from app.engine.move import Move, Task, failure
from app.engine.repetition import bound
from app.engine.tokens import move_of
from app.procedure.durations import Duration, add_to_moment, moments_before, parse_duration, start_of_day
from app.procedure.expressions import ExpressionError, Node, evaluate
from app.procedure.expressions.values import Scalar
from app.procedure.model import Element
from app.procedure.timers import Cycle, TimerError, read_timer


def arm(task: Task) -> None:
    """Work out when the timer of a task is due, and keep it with the task.

    A date or duration that has passed is due at once. Of a cycle with a start only the moments from now on count:
    those before it was armed were not missed.
    """
    element, move = task.task_spec.element, move_of(task)
    if element.event != "timer":
        return
    if element.timer is None:
        raise failure(element, Sentence("er staat geen moment of duur bij deze timer."))
    with _named(element):
        written = read_timer(element.timer)
        if isinstance(written, Cycle):
            _arm_cycle(task, written, move.now)
        else:
            value = written if isinstance(written, datetime | Duration) else _worked_out(task, move, written)
            task.internal_data["due"] = _moment(element, value, move.now).isoformat()


def due_at(task: Task) -> datetime:
    """Return the UTC moment at which an armed timer is due."""
    return datetime.fromisoformat(task.internal_data["due"])


def is_armed(task: Task) -> bool:
    """Answer whether a timer waits here."""
    return "due" in task.internal_data


def is_new(task: Task) -> bool:
    """Answer whether a timer was armed at this very moment."""
    return bool(task.internal_data["since"] == move_of(task).now.isoformat())


def rearm(task: Task) -> bool:
    """Set a cycle to its next moment, counted from its anchor so that it never drifts; False when it is over."""
    cycle = task.internal_data.get("cycle")
    if cycle is None:
        return False
    cycle["fired"] += 1
    with _named(task.task_spec.element):
        return _set_due(task)


@contextmanager
def _named(element: Element) -> Iterator[None]:
    """Let every timer that cannot be worked out name its element."""
    try:
        yield
    except (TimerError, ExpressionError) as error:
        text = element.timer.text if element.timer else ""
        raise failure(
            element, Sentence('timer "{tekst}": {fout}', tekst=text, fout=error.sentence)
        ) from error
    except OverflowError as error:
        raise failure(element, Sentence("het moment van deze timer valt buiten de kalender.")) from error


def _moment(element: Element, value: Scalar | datetime, now: datetime) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return start_of_day(value)
    if isinstance(value, Duration):
        return add_to_moment(now, value)
    text = element.timer.text if element.timer else ""
    raise failure(element, Sentence('"{tekst}" is nog geen datum of duur.', tekst=text))


def _worked_out(task: Task, move: Move, node: Node) -> Scalar:
    return evaluate(node, move.scope_for(node, bound(task)))


def _arm_cycle(task: Task, written: Cycle, now: datetime) -> None:
    anchor = written.start or now
    first = 0 if written.start else 1
    task.internal_data["cycle"] = {
        "anchor": anchor.isoformat(),
        "first": first,
        "each": task.task_spec.element.timer.text.rpartition("/")[2],
        "times": written.times,
        "fired": moments_before(anchor, written.each, now) if written.start else 0,
    }
    _set_due(task)


def _set_due(task: Task) -> bool:
    """Set the next moment of a cycle; False when none is left."""
    cycle = task.internal_data["cycle"]
    if cycle["times"] is not None and cycle["fired"] >= cycle["times"]:
        return False
    anchor, each = datetime.fromisoformat(cycle["anchor"]), parse_duration(cycle["each"]) or Duration()
    due = add_to_moment(anchor, each * (cycle["fired"] + cycle["first"]))
    task.internal_data["due"] = due.isoformat()
    return True
