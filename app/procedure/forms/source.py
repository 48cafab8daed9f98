"""A form file as text: where things stand in it, and how to refuse it."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeGuard

from app.domain.errors import ModelError
from app.domain.sentence import Sentence, Value

Json = Mapping[str, object]
_MOST_DIGITS: Final = 4300
"""More digits in one number Python refuses to read."""
_LONG_NUMBER: Final = re.compile(r"\d{4301}")


@dataclass(frozen=True)
class FormSource:
    """The text of one file under `forms/`, and the name to show for it."""

    name: str
    text: str

    def refusal(
        self, said: str | Sentence, element: str = "", line: int = 0, /, **params: Value
    ) -> ModelError:
        """Return the error that names the file, the line and the element."""
        line = line or self.line_of(element)
        return ModelError(said, file=self.name, line=line, element=element, **params)

    def line_of(self, key: str, occurrence: int = 1) -> int:
        """Return the line where a component with this key stands, 0 when it cannot be told."""
        seen = 0
        for number, line in enumerate(self.text.splitlines(), 1):
            seen += line.count(f'"key": "{key}"')
            if key and seen >= occurrence:
                return number
        return 0


def read_json(name: str, content: bytes) -> tuple[FormSource, Json]:
    """Read a form file; raises `ModelError` when it is not a JSON object in UTF-8."""
    try:
        source = FormSource(name, content.decode("utf-8"))
        found: object = json.loads(source.text, object_pairs_hook=_without_doubles)
    except json.JSONDecodeError as error:
        raise ModelError(
            "Dit is geen geldige JSON: kijk op regel {regel}, teken {teken}, of er een komma, haakje of "
            "aanhalingsteken ontbreekt of te veel staat.",
            file=name,
            line=error.lineno,
            regel=error.lineno,
            teken=error.colno,
        ) from error
    except UnicodeDecodeError as error:
        raise ModelError("Bewaar dit bestand als UTF-8.", file=name) from error
    except _DoubleNameError as error:
        raise ModelError(
            "“{naam}” staat twee keer in hetzelfde onderdeel.", file=name, naam=str(error)
        ) from error
    except RecursionError as error:
        raise ModelError("Dit formulier heeft te veel lagen.", file=name) from error
    except ValueError as error:
        raise _too_long(source) from error
    if not isinstance(found, dict):
        raise source.refusal("Een formulier is een JSON-object.")
    return source, found


def _too_long(source: FormSource) -> ModelError:
    """Return the error at the first number that is longer than Python reads."""
    found = _LONG_NUMBER.search(source.text)
    line = source.text.count("\n", 0, found.start()) + 1 if found else 0
    return source.refusal(
        "Hier staat een getal van meer dan {aantal} cijfers; dat wordt niet gelezen.",
        "",
        line,
        aantal=_MOST_DIGITS,
    )


class _DoubleNameError(ValueError):
    """A name stands twice in one JSON object."""


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise _DoubleNameError(name)
        found[name] = value
    return found


@dataclass(frozen=True)
class Part:
    """One JSON object in the file, with typed access that refuses what does not fit."""

    source: FormSource
    data: Json
    element: str = ""
    line: int = 0

    def text(self, name: str, default: str = "") -> str:
        """Return a text, the default when absent."""
        found = self.data.get(name, default)
        if not isinstance(found, str):
            raise self.refusal("“{name}” is geen tekst.", name=name)
        return found.strip()

    def flag(self, name: str) -> bool:
        """Return a boolean, False when absent."""
        found = self.data.get(name, False)
        if not isinstance(found, bool):
            raise self.refusal("“{name}” is true of false.", name=name)
        return found

    def count(self, name: str, default: int) -> int:
        """Return a positive whole number, the default when absent."""
        found = self.data.get(name, default)
        if type(found) is not int or found < 0:  # true and false are no numbers here
            raise self.refusal("“{name}” is een positief geheel getal.", name=name)
        return found

    def part(self, name: str) -> "Part":
        """Return a nested object, an empty one when absent."""
        found = self.data.get(name, {})
        if not isinstance(found, dict):
            raise self.refusal("“{name}” is een object.", name=name)
        return Part(self.source, found, self.element, self.line)

    def parts(self, name: str) -> Sequence["Part"]:
        """Return a list of objects, an empty one when absent."""
        found = self.data.get(name, [])
        if not _is_list_of_objects(found):
            raise self.refusal("“{name}” is een lijst van objecten.", name=name)
        return [Part(self.source, each, self.element, self.line) for each in found]

    def refusal(self, said: str, /, **params: Value) -> ModelError:
        """Return the error for this part."""
        return self.source.refusal(said, self.element, self.line, **params)


def _is_list_of_objects(found: object) -> TypeGuard[list[Json]]:
    return isinstance(found, list) and all(isinstance(each, dict) for each in found)
