"""Play one scenario in a sandbox of its own, and say where it went another way than written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dateutil.relativedelta import relativedelta

from app.domain.errors import DomainError, FormInvalidError
from app.domain.kalender import BRUSSEL
from app.scenario.acts import ACTS, Act
from app.scenario.checks import CHECKS, state_words
from app.scenario.errors import StepFailedError
from app.scenario.recording import Flow
from app.scenario.sandbox import Sandbox
from app.scenario.source import Scenario, moment_of
from app.scenario.words import Step, moves_clock, word

_DURATION = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?)?"
)


@dataclass(frozen=True)
class Failure:
    """The step that failed (1 is the first), its line, what was expected and what is open now."""

    step: int
    line: int
    expected: str
    open_now: str


@dataclass(frozen=True)
class Played:
    """How a scenario went, and the sequence flows that were taken."""

    file: Path
    title: str
    failure: Failure | None
    taken: frozenset[Flow]


def play(scenario: Scenario, box: Sandbox) -> Played:
    """Play all steps, or up to the first that fails."""
    if scenario.begin:
        box.clock.move_to(scenario.begin)
    failure = None
    for number, step in enumerate(scenario.steps, 1):
        try:
            _take(box, step)
        except DomainError as error:
            line = scenario.lines[number - 1]
            failure = Failure(number, line, f"{_act(step)}: {_reason(error)}", state_words(box))
            break
    return Played(scenario.file, scenario.title, failure, frozenset(box.engine.taken))


def _take(box: Sandbox, step: Step) -> None:
    if moves_clock(step):
        move_clock(box, step)
        return
    check = next((CHECKS[key] for key in step if key in CHECKS), None)
    if check:
        check(box, step)
    elif "geweigerd" in step:
        _ensure_refused(box, step)
    else:
        _act_of(step)(box, step)


def _act_of(step: Step) -> Act:
    return next(ACTS[key] for key in step if key in ACTS)


def _ensure_refused(box: Sandbox, step: Step) -> None:
    act, wanted = _act_of(step), word(step, "geweigerd")
    try:
        act(box, step)
    except StepFailedError:
        raise
    except DomainError as error:
        if wanted not in _reason(error):
            raise StepFailedError(
                "Verwacht: geweigerd met “{wanted}”. De weigering zegt: {error}",
                wanted=wanted,
                error=_reason(error),
            ) from error
        return
    raise StepFailedError("Verwacht: geweigerd met “{wanted}”. Het werd aanvaard.", wanted=wanted)


def move_clock(box: Sandbox, step: Step) -> None:
    """Let time go by as a step says; raises `StepFailedError` for a moment that is past."""
    now = box.now.astimezone(BRUSSEL)
    to = _target(box, step, now)
    if to <= now:
        raise StepFailedError("De klok staat al op {now} en gaat niet terug.", now=f"{now:%Y-%m-%d %H:%M}")
    box.move_to(to)


def _target(box: Sandbox, step: Step, now: datetime) -> datetime:
    if "wacht" in step:
        return now + duration_of(word(step, "wacht"))
    if step["spring_naar"] != "volgende_termijn":
        return moment_of(word(step, "spring_naar"))
    following = box.next_timer()
    if following is None:
        raise StepFailedError("Er loopt geen enkele termijn.")
    return following


def duration_of(text: str) -> relativedelta:
    """Return "P7D" as what to add to a moment."""
    match = _DURATION.fullmatch(text)
    parts = match.groupdict() if match else {}
    found = {name: int(number) for name, number in parts.items() if number}
    return relativedelta(
        years=found.get("years", 0),
        months=found.get("months", 0),
        days=7 * found.get("weeks", 0) + found.get("days", 0),
        hours=found.get("hours", 0),
        minutes=found.get("minutes", 0),
    )


def _act(step: Mapping[str, object]) -> str:
    """Return a step in short, as it was written."""
    verb = next(key for key in step if key in {*ACTS, *CHECKS, "spring_naar", "wacht"})
    words = [verb]
    if "wie" in step:
        words.insert(0, str(step["wie"]))
    if isinstance(step[verb], str):
        words.append(str(step[verb]))
    if "kiest" in step:
        words.append(f"({step['kiest']})")
    return " ".join(words)


def _reason(error: DomainError) -> str:
    if isinstance(error, FormInvalidError):
        return "; ".join(f"{field}: {' '.join(map(str, told))}" for field, told in error.errors.items())
    return str(error)
