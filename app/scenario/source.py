"""Read a scenario file: YAML, checked against `processes/scenarios/schema.json`, faults with file and line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.domain.errors import ModelError
from app.domain.kalender import BRUSSEL
from app.domain.sentence import Sentence
from app.procedure.yaml import read_yaml
from app.scenario.errors import ScenarioFileError
from app.scenario.faults import Place, first_fault
from app.scenario.words import Step


@dataclass(frozen=True)
class Scenario:
    """A scenario as written; `lines` holds the line of every step.

    It begins at `begin`, an aware moment, or goes on where the scenario in the file `after` ended.
    """

    file: Path
    title: str
    begin: datetime | None
    after: Path | None
    steps: tuple[Step, ...]
    lines: tuple[int, ...]


def read_scenario(file: Path) -> Scenario:
    """Return the scenario in a file; raises `ScenarioFileError` naming file, line and step."""
    document, lines = _parsed(file)
    fault = first_fault(document, lines)
    if fault:
        raise ScenarioFileError("{bestand}, {fault}", bestand=str(file), fault=fault)
    steps = tuple(document["stappen"])
    return Scenario(
        file,
        document["scenario"],
        moment_of(document["begin"]) if "begin" in document else None,
        _file_after(file, document["na"], lines) if "na" in document else None,
        steps,
        tuple(lines[("stappen", number)] for number in range(len(steps))),
    )


def _file_after(file: Path, name: str, lines: Mapping[Place, int]) -> Path:
    process, _, stem = name.partition("/")
    found = _shown(file.resolve().parents[2] / process / "scenarios" / f"{stem}.yaml")
    if not found.is_file():
        raise ScenarioFileError(
            "{bestand}, regel {regel}: het scenario {name} bestaat niet.",
            bestand=str(file),
            regel=lines["na",],
            name=name,
        )
    return found


def _shown(file: Path) -> Path:
    """Return the path as people wrote the others: from where they stand, when it lies below."""
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file


def moment_of(text: str) -> datetime:
    """Return "2026-03-12 10:00" as a moment in Brussels."""
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=BRUSSEL)
    except ValueError as error:
        raise ScenarioFileError("{text} bestaat niet op de kalender.", text=text) from error


def _parsed(file: Path) -> tuple[dict[str, Any], Mapping[Place, int]]:
    """Return what the file says, with the line on which each part begins."""
    try:
        written = read_yaml(str(file), file.read_bytes())
    except OSError as error:
        raise ScenarioFileError("{bestand}: dit bestand is niet leesbaar.", bestand=str(file)) from error
    except ModelError as error:
        raise _at_line(file, error.line, error.sentence) from error
    if written.data is None:
        raise ScenarioFileError("{bestand}: dit bestand is leeg.", bestand=str(file))
    for place, line in written.doubles:
        raise _at_line(file, line, Sentence("“{value}” staat er twee keer.", value=str(place[-1])))
    return _plain(written.data), written.lines


def _at_line(file: Path, line: int, said: Sentence) -> ScenarioFileError:
    if not line:
        return ScenarioFileError("{bestand}: {zin}", bestand=str(file), zin=said)
    return ScenarioFileError("{bestand}, regel {regel}: {zin}", bestand=str(file), regel=line, zin=said)


def _plain(value: object) -> dict[str, Any]:
    """Return JSON-like values: dates become text."""
    found = _jsonlike(value)
    return found if isinstance(found, dict) else {"": found}


def _jsonlike(value: object) -> object:
    match value:
        case dict():
            return {key: _jsonlike(child) for key, child in value.items()}
        case list():
            return list(map(_jsonlike, value))
        case date():
            return value.isoformat()
    return value
