"""Read a scenario file: YAML, checked against `processes/scenarios/schema.json`, faults with file and line."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from app.domain.kalender import BRUSSEL
from app.scenario.errors import ScenarioFileError

SCHEMA: Final = Path(__file__).resolve().parents[2] / "processes" / "scenarios" / "schema.json"

Step = Mapping[str, object]
Path_ = tuple[str | int, ...]


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
    fault = min(_validator().iter_errors(document), key=_weight, default=None)
    if fault is not None:
        place = _deepest(fault)
        raise ScenarioFileError(f"{file}, regel {_line(place, lines)}: {_where(place)}{_sentence(fault)}")
    steps = tuple(document["stappen"])
    return Scenario(
        file,
        document["scenario"],
        moment_of(document["begin"]) if "begin" in document else None,
        _file_after(file, document["na"], lines) if "na" in document else None,
        steps,
        tuple(lines[("stappen", number)] for number in range(len(steps))),
    )


def _file_after(file: Path, name: str, lines: Mapping[Path_, int]) -> Path:
    process, _, stem = name.partition("/")
    found = _shown(file.resolve().parents[2] / process / "scenarios" / f"{stem}.yaml")
    if not found.is_file():
        raise ScenarioFileError(f"{file}, regel {lines[('na',)]}: het scenario {name} bestaat niet.")
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
        raise ScenarioFileError(f"{text} bestaat niet op de kalender.") from error


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _parsed(file: Path) -> tuple[dict[str, Any], dict[Path_, int]]:
    """Return what the file says, with the line on which each part begins."""
    lines: dict[Path_, int] = {}
    try:
        loader = yaml.SafeLoader(file.read_text(encoding="utf-8"))
        node = loader.get_single_node()
        if node is None:
            raise ScenarioFileError(f"{file}: dit bestand is leeg.")
        _index(file, node, (), lines)
        return _plain(loader.construct_document(node)), lines
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", regel {mark.line + 1}" if mark else ""
        raise ScenarioFileError(
            f"{file}{line}: dit is geen geldige YAML. Kijk na of de inspringing klopt."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ScenarioFileError(f"{file}: dit bestand is niet leesbaar.") from error


def _index(file: Path, node: yaml.Node, path: Path_, lines: dict[Path_, int]) -> None:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        for number, child in enumerate(node.value):
            _index(file, child, (*path, number), lines)
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            here = (*path, key.value)
            if here in lines:
                raise ScenarioFileError(
                    f"{file}, regel {key.start_mark.line + 1}: “{key.value}” staat er twee keer."
                )
            _index(file, child, here, lines)


def _plain(value: object) -> dict[str, Any]:
    """Return JSON-like values: dates become text, keys as well."""
    found = _jsonlike(value)
    return found if isinstance(found, dict) else {"": found}


def _jsonlike(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _jsonlike(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_jsonlike(child) for child in value]
    return value.isoformat() if isinstance(value, date) else value


def _weight(error: ValidationError) -> tuple[list[tuple[int, str]], int]:
    """Put the fault that comes first in the file first; a wrong word before what follows from it."""
    return [(_number(part), str(part)) for part in error.absolute_path], error.validator == "oneOf"


def _number(part: str | int) -> int:
    return part if isinstance(part, int) else -1


def _deepest(error: ValidationError) -> Path_:
    return tuple(error.absolute_path)


def _line(path: Path_, lines: Mapping[Path_, int]) -> int:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _where(path: Path_) -> str:
    step = f"stap {path[1] + 1}: " if len(path) > 1 and isinstance(path[1], int) else ""
    field = next((part for part in reversed(path) if isinstance(part, str) and part != "stappen"), None)
    return f"{step}“{field}”: " if field else step


def _sentence(error: ValidationError) -> str:
    """Say in Dutch what is wrong; the schema holds the sentence for what is expected."""
    told = error.schema.get("melding", "") if isinstance(error.schema, dict) else ""
    if error.validator == "additionalProperties":
        known = set(error.schema.get("properties", ()))
        extra = ", ".join(f"“{name}”" for name in error.instance if name not in known)
        return f"dit woord kent een scenario hier niet: {extra}."
    if error.validator == "required":
        missing = [f"“{name}”" for name in error.validator_value if name not in error.instance]
        return f"hier ontbreekt {', '.join(missing)}. {told}".rstrip()
    if error.validator == "dependentRequired":
        return "hier ontbreekt “wie”: wie doet dit?"
    return told or "dit past niet in een scenario."
