"""Writes in variabelen.yaml what a change of a drawing asks there; comments and all else stay as they were."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from app.domain.errors import ModelError
from app.procedure.variables import Variable, read_variables

_ENTRY: Final = re.compile(r"^(?P<indent> +)(?P<name>[A-Za-z_]\w*):\s*(#.*)?$", re.ASCII)
_ENTRY_LINE, _KEY_LINE, _VALUE_LINE = "  {}:", "    {}: {}", "      {}: {}"
_WRITER: Final = re.compile(r"^(?P<before> +schrijver: *)(?P<who>[^#\n]*?)(?P<after> *(#.*)?)$")


class Declaring(Protocol):
    """One change in what a procedure declares."""

    def declared(self, file: str, content: bytes) -> bytes:
        """Return the file with the change; raises `ModelError` where it cannot be made."""
        ...


@dataclass(frozen=True)
class Declare:
    """A variable that is declared where it is not yet."""

    name: str
    type: str
    writers: tuple[str, ...]
    description: str
    values: Mapping[str, str] = field(default_factory=dict)
    per: str = ""

    def declared(self, file: str, content: bytes) -> bytes:
        """Write it behind the others, or its writers where it is declared already."""
        known = _read(file, content)
        if self.name in known:
            for writer in self.writers:
                content = AddWriter(self.name, writer).declared(file, content)
            return content
        text = content.decode().rstrip("\n") + "\n" + "\n".join(self._lines()) + "\n"
        return _checked(file, text, lambda found: self.name in found)

    def _lines(self) -> Iterator[str]:
        yield _ENTRY_LINE.format(self.name)
        yield _KEY_LINE.format("type", self.type)
        if self.values:
            yield _KEY_LINE.format("waarden", "").rstrip()
        for value, words in self.values.items():
            yield _VALUE_LINE.format(_quoted(value), _quoted(words))
        yield _KEY_LINE.format("schrijver", _writers(self.writers))
        yield _KEY_LINE.format("omschrijving", _quoted(self.description))
        if self.per:
            yield _KEY_LINE.format("per", self.per)


@dataclass(frozen=True)
class AddWriter:
    """A step that writes a variable from now on."""

    variable: str
    writer: str

    def declared(self, file: str, content: bytes) -> bytes:
        """Name the step as a writer; nothing where it is named already."""
        known = _read(file, content)
        found = known.get(self.variable)
        if found is None:
            raise ModelError('"{naam}" is hier niet aangegeven.', file=file, naam=self.variable)
        if self.writer in found.writers:
            return content
        writers = (*found.writers, self.writer)
        text = _with_writers(content.decode(), known, {self.variable: writers})
        return _checked(file, text, lambda after: after[self.variable].writers == writers)


@dataclass(frozen=True)
class DropWriter:
    """A step that is gone writes nothing any more; what only it wrote is declared no longer."""

    writer: str

    def declared(self, file: str, content: bytes) -> bytes:
        """Take its name away."""
        known = _read(file, content)
        named = [name for name, variable in known.items() if self.writer in variable.writers]
        writers = {name: _others(known[name], self.writer) for name in named}
        kept = {name: left for name, left in writers.items() if left}
        gone = writers.keys() - kept.keys()
        text = _without(_with_writers(content.decode(), known, kept), gone)
        return _checked(file, text, lambda after: after.keys() == known.keys() - gone)


def _others(variable: Variable, writer: str) -> tuple[str, ...]:
    return tuple(each for each in variable.writers if each != writer)


def _read(file: str, content: bytes) -> Mapping[str, Variable]:
    return read_variables(file, content)[0]


def _checked(file: str, text: str, is_so: Callable[[Mapping[str, Variable]], bool]) -> bytes:
    """Return the file where it reads as was meant; what was written by hand in another way may not."""
    content = text.encode()
    if not is_so(_read(file, content)):
        raise ModelError(
            "In {bestand} staat dit anders geschreven dan Casuspad het kan wijzigen. Er is niets gewijzigd.",
            file=file,
            bestand=file,
        )
    return content


def _with_writers(text: str, known: Collection[str], writers: Mapping[str, tuple[str, ...]]) -> str:
    """Return the text with other writers; `known` are all that is declared, so that nothing else is an entry."""
    lines, name = [], ""
    for line in text.split("\n"):
        entry, writer = _ENTRY.match(line), _WRITER.match(line)
        if writer and name in writers:
            lines.append(f"{writer['before']}{_writers(writers[name])}{writer['after']}")
            continue
        if entry and entry["name"] in known:
            name = entry["name"]
        lines.append(line)
    return "\n".join(lines)


def _without(text: str, names: Collection[str]) -> str:
    """Return the text without the entries of these names."""
    lines, inside = [], ""
    for line in text.split("\n"):
        entry = _ENTRY.match(line)
        is_within = not line.strip() or line.startswith(f"{inside} ")
        if inside and not is_within:
            inside = ""
        if entry and entry["name"] in names:
            inside = entry["indent"]
        if not inside:
            lines.append(line)
    return "\n".join(lines).rstrip("\n") + "\n"


def _writers(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
