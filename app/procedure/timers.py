"""What a timer says: the one reader of timer texts, for the checks on models and for the engine."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.domain.errors import SaidError
from app.domain.sentence import Sentence, in_a_row
from app.procedure.durations import Duration, parse_date, parse_duration, parse_moment, start_of_day
from app.procedure.expressions import ExpressionError, Node, parse
from app.procedure.expressions.tokenizer import MAX_LENGTH
from app.procedure.model import Timer

Literal = datetime | Duration

CYCLE: Final = 'Een herhaalde timer luidt zoals "R3/P7D", "R/P1M" of "R5/2026-01-31T09:00/P1M".'
_DATE: Final = 'Een datum luidt zoals "2026-01-31", een moment zoals "2026-01-31T09:00".'
_DURATION: Final = (
    'Een duur luidt zoals "P1Y2M10DT2H30M": jaar, maand, week, dag, en na de T uur, minuut, seconde.'
)
_FRACTION: Final = 'Een timer telt geen breuken; neem een kleinere eenheid: "PT30M" in plaats van "PT0.5H".'
_CRON: Final = (
    'Cron wordt niet gelezen. Schrijf een herhaling als "R/P7D" (elke week vanaf nu) of '
    '"R/2026-01-05T09:00/P7D" (elke maandag om 9 uur).'
)
_ELSEWHERE: Final = (
    "Een herhaling hoort in timeCycle, op een boundary event dat de stap niet onderbreekt; "
    "hier hoort één moment of één duur."
)
_PERIOD: Final = "Een periode van begin tot einde is geen timer; schrijf één moment of één duur."
_PAST: Final = "Een timer kan niet in het verleden liggen: laat het minteken weg."
_LONG: Final = Sentence("Een timer is hoogstens {aantal} tekens lang.", aantal=MAX_LENGTH)

_PART: Final = re.compile(r"[\dA-Z*?/,#-]+", re.ASCII)
_LOOKS_LIKE_DURATION: Final = re.compile(r"[-+]?P[\dYMWDTHS.,]*\d[\dYMWDTHS.,]*|\d+[YMWDHS]", re.ASCII)
_COUNTED: Final = re.compile(r"R(\d{0,4})", re.ASCII)
_CRON_PARTS: Final = range(5, 8)
_MARKS: Final = frozenset("*?")


class TimerError(SaidError):
    """A timer that cannot be read; `str(error)` is a Dutch sentence that says what to write instead."""


@dataclass(frozen=True)
class Cycle:
    """A repeated timer: its n-th moment is the anchor plus n times `each`, so that it never drifts.

    With a `start` that is the first moment, else the first is `each` after the timer is armed. `times` counts the
    moments; None is without end.
    """

    each: Duration
    times: int | None = None
    start: datetime | None = None


def read_timer(timer: Timer) -> Literal | Cycle | Node:
    """Return the moment (UTC), duration, cycle or expression that a timer says; raises `TimerError`."""
    text = timer.text.strip()
    if not text:
        raise TimerError("Er staat geen moment of duur bij deze timer.")
    if len(text) > MAX_LENGTH:
        raise TimerError(_LONG)
    if timer.kind == "cycle":
        return _cycle(text)
    found = _literal(text)
    if found is not None:
        return _fitting(timer.kind, found)
    slip = _slip(text)
    if slip is not None:
        raise TimerError(slip)
    try:
        return parse(text)
    except ExpressionError as error:
        raise TimerError(error.sentence) from error


def is_expression(timer: Timer) -> bool:
    """Answer whether a timer is worked out from variables rather than written in full."""
    text = timer.text.strip()
    return bool(text) and timer.kind != "cycle" and _literal(text) is None and _slip(text) is None


def _fitting(kind: str, found: Literal) -> Literal:
    if isinstance(found, Duration):
        if kind == "date":
            raise TimerError("Een duur hoort in timeDuration, een datum in timeDate.")
        if min(found.months, found.days, found.seconds) < 0:
            raise TimerError(_PAST)
    elif kind == "duration":
        raise TimerError("Een datum hoort in timeDate, een duur in timeDuration.")
    return found


def _literal(text: str) -> Literal | None:
    try:
        day = parse_date(text)
        if day:
            return start_of_day(day)
        return parse_duration(text) or parse_moment(text)
    except OverflowError:
        return None


def _cycle(text: str) -> Cycle:
    start: datetime | None = None
    match text.split("/"):
        case [counted, length]:
            pass
        case [counted, begin, length]:
            found = _literal(begin)
            if not isinstance(found, datetime):
                raise TimerError(_cycle_slip(text))
            start = found
        case _:
            raise TimerError(_cycle_slip(text))
    times, each = _COUNTED.fullmatch(counted), parse_duration(length)
    if times is None or each is None:
        raise TimerError(_cycle_slip(text))
    if min(each.months, each.days, each.seconds) < 0 or each == Duration():
        raise TimerError("Tussen twee keren hoort een duur die vooruitgaat. {hoe}", hoe=Sentence(CYCLE))
    return Cycle(each, _times(times[1]), start)


def _times(digits: str) -> int | None:
    if not digits:
        return None
    if int(digits) == 0:
        raise TimerError("Nul keer is geen herhaling. {hoe}", hoe=Sentence(CYCLE))
    return int(digits)


def _cycle_slip(text: str) -> str | Sentence:
    """Return what to write instead of something that is no cycle."""
    counted, *rest = _plain(text).split("/")
    kinds = [type(_literal(part)) for part in rest]
    if _is_cron(text):
        return _CRON
    if kinds == [Duration, datetime]:
        return in_a_row(
            ["Een herhaling heeft een begin en geen einde: schrijf het begin voor de duur.", CYCLE]
        )
    if kinds == [datetime, datetime]:
        return in_a_row(["Schrijf de duur tussen twee keren in plaats van de tweede datum.", CYCLE])
    if counted == "R-1":
        return in_a_row(['Zonder einde schrijft men "R/", zonder getal.', CYCLE])
    return _rewritten(text, lambda plain: _can(_cycle, plain)) or CYCLE


def _slip(text: str) -> str | Sentence | None:
    """Return what to write instead of something that was meant as a literal; None for an expression."""
    if len(text) > MAX_LENGTH:
        return _LONG
    if '"' in text or "(" in text:
        return None
    if _is_cron(text):
        return _CRON
    if "/" in text:
        if text[:1] in "Rr":
            return _ELSEWHERE
        if not text[:1].isdigit():
            return _PERIOD
    return _rewritten(text, lambda plain: _literal(plain) is not None) or _shape(text)


def _shape(text: str) -> str | None:
    if _LOOKS_LIKE_DURATION.fullmatch(text):
        return _DURATION
    if not text[:1].isdigit():
        return None
    _, *after = text.split("/")
    return _PERIOD if any(map(_literal, after)) else _DATE


def _rewritten(text: str, reads: Callable[[str], bool]) -> str | Sentence | None:
    """Return the sentence for a text that would be read in capitals, without spaces or without fractions."""
    plain = _plain(text)
    if plain != text and reads(plain):
        return Sentence('Schrijf dit met hoofdletters en zonder spaties: "{tekst}".', tekst=plain)
    whole = re.sub(r"\d+[.,]\d+", "1", plain)
    if whole != plain and reads(whole):
        return _FRACTION
    return None


def _plain(text: str) -> str:
    return re.sub(r"\s", "", re.sub(r"(?<=\d)\s+(?=\d\d:)", "T", text)).upper()


def _is_cron(text: str) -> bool:
    if text.startswith("@"):
        return True
    parts = text.split()
    if len(parts) not in _CRON_PARTS or not all(map(_PART.fullmatch, parts)):
        return False
    return parts[0].isdigit() or not _MARKS.isdisjoint(text)


def _can(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except TimerError:
        return False
    return True
