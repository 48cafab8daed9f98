"""What the LIVC-Rs of a demo lived until today: a list of scenarios, each with the day on which it falls."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import chain as joined
from pathlib import Path
from typing import Any

import yaml

from app.domain.kalender import BRUSSEL
from app.scenario.acts import ACTS
from app.scenario.errors import ScenarioFileError
from app.scenario.lived import chain
from app.scenario.play import duration_of
from app.scenario.source import Scenario, moment_of, read_scenario
from app.scenario.words import Step, find_element, moves_clock, word

FILE = "scenarios/demo.yaml"
"""Under the folder of the procedures."""
MEETING = "opent_overleg"
CHECKED = "van"
"""Says in an act how many are asked; here others may have a seat as well."""
SATURDAY = 5
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Words = Callable[[str], str]
Read = Callable[[str], list[Scenario]]
"""Gives a scenario by its name, with those that come before it; each is read once."""


@dataclass(frozen=True)
class Piece:
    """What happens at one moment in one row of the list (its lane); `last` comes after all else."""

    moment: datetime
    lane: int
    steps: tuple[Step, ...]
    last: bool = False


@dataclass(frozen=True)
class History:
    """A LIVC-R: who plays whom there, what is written in its fields, and what happened, the oldest first."""

    livc: str
    names: Mapping[str, str]
    texts: Mapping[str, Sequence[str]]
    pieces: tuple[Piece, ...]


def histories(processes: Path, now: datetime) -> tuple[History, ...]:
    """Read the list. Scenarios are shifted by whole days; what would come after today is left out.

    Raises `ScenarioFileError` for a row that names no scenario, or a step that it does not take.
    """
    rows = yaml.safe_load((processes / FILE).read_text(encoding="utf-8"))
    read = cache(lambda name: _scenarios(processes, name))
    return tuple(_history(read, row, now) for row in rows)


def _history(read: Read, row: Mapping[str, Any], now: datetime) -> History:
    agenda = row["agenda"]
    lanes = (_lane(read, lane, lived, agenda, now) for lane, lived in enumerate(row["beleefd"]))
    pieces = sorted(joined.from_iterable(lanes), key=lambda piece: (piece.last, piece.moment, piece.lane))
    return History(row["livc"], row.get("namen", {}), row.get("teksten", {}), tuple(pieces))


def _lane(read: Read, lane: int, lived: Mapping[str, Any], agenda: str, now: datetime) -> Iterator[Piece]:
    """Return the pieces of one row; a casus goes on the agenda when its meeting comes, not before.

    Else it would be discussed in the meeting of another row.
    """
    waiting: list[Step] = []
    for moment, steps in _shifted(read(lived["scenario"]), lived, now):
        taken: list[Step] = []
        for step in steps:
            if step.get("doet") == agenda:
                waiting.append(step)
                continue
            if MEETING in step:
                taken, waiting = [*taken, *waiting], []
            taken.append(step)
        yield Piece(moment, lane, tuple(taken))
    if waiting:
        yield Piece(now, lane, tuple(waiting), last=True)


def _scenarios(processes: Path, name: str) -> list[Scenario]:
    process, _, stem = name.partition("/")
    return chain(read_scenario(processes / process / "scenarios" / f"{stem}.yaml"))


def _shifted(
    scenarios: list[Scenario], lived: Mapping[str, Any], now: datetime
) -> Iterator[tuple[datetime, list[Step]]]:
    """Return what is done at each moment, until today; what falls later today happens now.

    A meeting that would fall in a weekend is held on the Monday; in a weekend, the one of now is held now.
    """
    today = now.astimezone(BRUSSEL).date()
    shift = today + timedelta(days=lived["over"]) - lived["dag"]
    there = datetime.min.replace(tzinfo=BRUSSEL)
    for moment, steps in list(_moments(scenarios, lived.get("tot"))):
        local = moment.astimezone(BRUSSEL)
        day = local.date() + shift
        if day > today:
            return
        held = _working_day(day) if any(MEETING in step for step in steps) else day
        there = max(there, datetime.combine(held, local.time(), BRUSSEL))
        yield min(there, now), [_moved(step, shift) for step in steps]


def _working_day(day: date) -> date:
    """Return the day itself, or the Monday behind a weekend."""
    return day if day.weekday() < SATURDAY else day + timedelta(days=7 - day.weekday())


def _moments(scenarios: list[Scenario], tot: str | None) -> Iterator[tuple[datetime, list[Step]]]:
    """Return the acts of a scenario by moment; what it checks, and what is refused, is left out."""
    moment = next(each.begin for each in scenarios if each.begin)
    acts: list[Step] = []
    for step in list(_until(scenarios, tot)):  # a word that is not there is refused, whatever the day
        if moves_clock(step):
            yield moment, acts
            moment, acts = _next(moment, step), []
        elif _is_done(step):
            acts.append({key: said for key, said in step.items() if key != CHECKED})
    yield moment, acts


def _is_done(step: Step) -> bool:
    """Answer whether somebody does something; a check is no act, and what is refused changed nothing."""
    return not ACTS.keys().isdisjoint(step) and "geweigerd" not in step


def _next(moment: datetime, step: Step) -> datetime:
    if "wacht" in step:
        return moment + duration_of(word(step, "wacht"))
    return moment_of(word(step, "spring_naar"))


def _until(scenarios: list[Scenario], tot: str | None) -> Iterator[Step]:
    """Return the steps up to and with the first of the last scenario that bears this word."""
    for scenario in scenarios[:-1]:
        yield from scenario.steps
    for step in scenarios[-1].steps:
        yield step
        if tot is not None and _bears(step, tot):
            return
    if tot is not None:
        raise ScenarioFileError(
            "{bestand}: de stap {stap} komt er niet in voor.", bestand=str(scenarios[-1].file), stap=tot
        )


def _bears(step: Step, word_: str) -> bool:
    return "geweigerd" not in step and (word_ in step or word_ == find_element(step))


def _moved(step: Step, shift: timedelta) -> Step:
    return worded(step, lambda text: _day(text, shift))


def _day(text: str, shift: timedelta) -> str:
    return (date.fromisoformat(text) + shift).isoformat() if _DAY.fullmatch(text) else text


def worded(step: Step, words: Words) -> Step:
    """Return a step with every text in it said otherwise."""
    return {key: _worded(value, words) for key, value in step.items()}


def _worded(value: object, words: Words) -> object:
    match value:
        case str():
            return words(value)
        case dict():
            return worded(value, words)
        case list():
            return [_worded(each, words) for each in value]
    return value
