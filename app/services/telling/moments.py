"""When a timer of a drawing goes off, in words: after so long, on a day, again and again."""

from collections.abc import Iterator
from datetime import datetime

from app.domain.kalender import BRUSSEL
from app.domain.sentence import Sentence, in_a_row
from app.procedure.bundle import Model
from app.procedure.durations import Duration
from app.procedure.expressions import Node, names
from app.procedure.model import Timer
from app.procedure.timers import Cycle, TimerError, read_timer
from app.services.telling.words import datum

_JAAR, _DAG, _UUR, _MINUUT = 12, 86400, 3600, 60


def when(model: Model, timer: Timer | None) -> Sentence:
    """Return when a timer goes off: "na 30 dagen", "elke maand", "op de dag die daarvoor vastligt"."""
    try:
        found = read_timer(timer) if timer else None
    except TimerError:
        found = None
    match found:
        case Duration():
            return Sentence("na {duur}", duur=how_long(found))
        case datetime():
            return Sentence("op {dag}", dag=datum(found.astimezone(BRUSSEL).date()))
        case Cycle():
            return _again(found)
        case None:
            return Sentence("op een dag die nog niet vastligt")
    return _worked_out(model, found)


def how_long(duration: Duration) -> Sentence:
    """Return "1 jaar", "2 maanden en 3 dagen", "2 uur"."""
    parts = list(_parts(duration)) or [Sentence("0 dagen")]
    if len(parts) == 1:
        return parts[0]
    return Sentence("{eerste} en {laatste}", eerste=in_a_row(parts[:-1], ", "), laatste=parts[-1])


def _parts(duration: Duration) -> Iterator[Sentence]:
    years, months = divmod(duration.months, _JAAR)
    days, seconds = divmod(duration.seconds, _DAG)
    hours, seconds = divmod(seconds, _UUR)
    counted = (
        (years, "1 jaar", "{aantal} jaar"),
        (months, "1 maand", "{aantal} maanden"),
        (duration.days + days, "1 dag", "{aantal} dagen"),
        (hours, "1 uur", "{aantal} uur"),
        (seconds // _MINUUT, "1 minuut", "{aantal} minuten"),
    )
    for number, one, more in counted:
        if number:
            yield Sentence(one) if number == 1 else Sentence(more, aantal=number)


def _again(cycle: Cycle) -> Sentence:
    each = how_long(cycle.each)
    if cycle.times is None:
        return Sentence("telkens na {duur}", duur=each)
    return Sentence("telkens na {duur}, {keer} keer", duur=each, keer=cycle.times)


def _worked_out(model: Model, node: Node) -> Sentence:
    """Return the words of a day that the procedure keeps, as its variable is described."""
    described = (model.variables[name].description for name in names(node) if name in model.variables)
    first = next(filter(None, described), "").partition(";")[0]
    if not first.startswith("De dag "):
        return Sentence("op de dag die daarvoor vastligt")
    return Sentence("op {uitleg}", uitleg=first[:1].lower() + first[1:])
