"""What is wrong with a scenario file, in Dutch: the schema holds the sentence, this module the place."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from app.domain.words.messages import MESSAGES
from app.domain.words.processes import PROCESSES

SCHEMA: Final = Path(__file__).resolve().parents[2] / "processes" / "scenarios" / "schema.json"

FREE_STANDING: Final = tuple(each.word for each in PROCESSES.values() if each.free_standing)
_STARTED: Final = {word for each in MESSAGES.values() if each.starts for word in each.receivers}
BEGUN_BY_A_PERSON: Final = tuple(word for word in FREE_STANDING if word not in _STARTED)
_BEGUN: Final = "Een mens begint enkel {}; al het andere begint vanzelf."
_FREE: Final = "Kies bij proces: {}."

Place = tuple[str | int, ...]
"""The way to a part of the file: keys and positions."""


def first_fault(document: object, lines: Mapping[Place, int]) -> str | None:
    """Return line, step and sentence of the first fault, None when the file is as it should be."""
    fault = min(_validator().iter_errors(document), key=_weight, default=None)
    if fault is None:
        return None
    place = tuple(fault.absolute_path)
    return f"regel {_line(place, lines)}: {_where(place)}{_sentence(fault)}"


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    schema["$defs"] |= {
        "begint_een_mens": _one_of(BEGUN_BY_A_PERSON, _BEGUN),
        "staat_op_zichzelf": _one_of(FREE_STANDING, _FREE),
    }
    return Draft202012Validator(schema)


def _one_of(words: Sequence[str], sentence: str) -> Mapping[str, object]:
    """Return the schema of one of the procedures that the list of words knows, and what is said of any other."""
    return {"enum": list(words), "melding": sentence.format(", ".join(words))}


def _weight(error: ValidationError) -> tuple[list[tuple[int, str]], int]:
    """Put the fault that comes first in the file first; a wrong word before what follows from it."""
    return [(_number(part), str(part)) for part in error.absolute_path], error.validator == "oneOf"


def _number(part: str | int) -> int:
    return part if isinstance(part, int) else -1


def _line(path: Place, lines: Mapping[Place, int]) -> int:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _where(path: Place) -> str:
    step = f"stap {path[1] + 1}: " if len(path) > 1 and isinstance(path[1], int) else ""
    field = next((part for part in reversed(path) if isinstance(part, str) and part != "stappen"), None)
    return f"{step}“{field}”: " if field else step


def _sentence(error: ValidationError) -> str:
    """Say in Dutch what is wrong; the schema holds the sentence for what is expected."""
    schema = error.schema if isinstance(error.schema, dict) else {}
    told = str(schema.get("melding", ""))
    given: list[str] = list(error.instance) if isinstance(error.instance, dict) else []
    match error.validator:
        case "additionalProperties":
            extra = _quoted_without(given, schema.get("properties", ()))
            return f"dit woord kent een scenario hier niet: {extra}."
        case "required":
            missing = _quoted_without(schema.get("required", ()), given)
            return f"hier ontbreekt {missing}. {told}".rstrip()
        case "dependentRequired":
            return "hier ontbreekt “wie”: wie doet dit?"
    return told or "dit past niet in een scenario."


def _quoted_without(names: Iterable[str], known: Iterable[str]) -> str:
    left_out = set(known)
    return ", ".join(f"“{name}”" for name in names if name not in left_out)
