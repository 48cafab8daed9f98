"""Reads variabelen.yaml: every process variable with its type, values and writer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

import yaml

from app.domain.errors import ModelError
from app.domain.execution import Value
from app.procedure.expressions.tokenizer import visible
from app.procedure.expressions.values import MAX_NUMBER
from app.procedure.findings import Finding

TYPES: Final = frozenset({"enum", "boolean", "date", "integer"})
_KEYS: Final = frozenset({"type", "waarden", "schrijver", "omschrijving", "standaard", "per"})
_MAX_BYTES: Final = 200_000
BOOLEAN_WORDS: Final = {"true": "ja", "false": "nee"}


@dataclass(frozen=True)
class Variable:
    """A declared variable. `values` maps an allowed value to its words; `per` makes it one per binding."""

    name: str
    type: str
    values: Mapping[str, str] = field(default_factory=dict)
    writers: tuple[str, ...] = ()
    description: str = ""
    initial: Value = None
    per: str | None = None

    def accepts(self, value: Value) -> bool:
        """Answer whether a value may be stored; null always may."""
        if value is None:
            return True
        if self.type == "enum":
            return isinstance(value, str) and value in self.values
        if self.type == "boolean":
            return isinstance(value, bool)
        if self.type == "integer":
            return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MAX_NUMBER
        return isinstance(value, date) and not isinstance(value, datetime)


class _Loader(yaml.SafeLoader):
    """Reads plain values. An alias says in one character what takes a gigabyte to write out: refused."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("alias")
        return super().compose_node(parent, index)


def read_variables(file: str, content: bytes) -> tuple[Mapping[str, Variable], list[Finding]]:
    """Return the variables and what is wrong with them; raises `ModelError` when it is not YAML."""
    if len(content) > _MAX_BYTES:
        raise ModelError("Het bestand is te groot.", file=file)
    try:
        data = yaml.load(content, _Loader)  # noqa: S506  a safe loader, without aliases
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = mark.line + 1 if mark else 0
        raise ModelError(
            "Dit is geen geldige YAML; het bestand is niet leesbaar.", file=file, line=place
        ) from error
    entries = data.get("variabelen") if isinstance(data, dict) else None
    if not isinstance(entries, dict):
        raise ModelError('Bovenaan hoort "variabelen:" te staan, met de namen daaronder.', file=file)
    variables: dict[str, Variable] = {}
    findings: list[Finding] = []
    for name, entry in entries.items():
        problems = list(_problems(name, entry))
        findings += [Finding(file, 0, visible(str(name)), problem) for problem in problems]
        if not problems:
            variables[name] = _variable(name, entry)
            findings += _initial_problems(file, variables[name])
    return variables, findings


def _problems(name: object, entry: object) -> list[str]:
    if not isinstance(name, str) or not name.isidentifier() or not name.isascii():
        return ["De naam van een variabele bestaat uit letters, cijfers en _."]
    if not isinstance(entry, dict):
        return ["Bij deze variabele staan geen type en schrijver."]
    problems = [f'"{visible(str(key))}" is hier onbekend.' for key in entry if key not in _KEYS]
    if not isinstance(entry.get("type"), str) or entry["type"] not in TYPES:
        problems.append("Het type is enum, boolean, date of integer.")
    values = entry.get("waarden")
    if entry.get("type") == "enum" and not (isinstance(values, dict) and values):
        problems.append("Een enum noemt zijn waarden, met de woorden voor mensen.")
    if values is not None and not isinstance(values, dict):
        problems.append('"waarden" is een lijst van waarde en woorden.')
    if not isinstance(entry.get("standaard"), str | bool | int | date | None):
        problems.append("De standaardwaarde past niet bij het type of de waarden.")
    if not entry.get("schrijver"):
        problems.append("Er staat niet bij wie deze variabele schrijft (schrijver).")
    return problems


def _initial_problems(file: str, variable: Variable) -> list[Finding]:
    if variable.accepts(variable.initial):
        return []
    return [Finding(file, 0, variable.name, "De standaardwaarde past niet bij het type of de waarden.")]


def _key(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _variable(name: str, entry: Mapping[str, object]) -> Variable:
    values, writers = entry.get("waarden") or {}, entry.get("schrijver")
    initial = entry.get("standaard")
    return Variable(
        name=name,
        type=str(entry["type"]),
        values={_key(value): str(words) for value, words in values.items()}
        if isinstance(values, dict)
        else {},
        writers=tuple(str(writer) for writer in writers) if isinstance(writers, list) else (str(writers),),
        description=str(entry.get("omschrijving") or ""),
        initial=initial if isinstance(initial, str | bool | int | date) else None,
        per=str(entry["per"]) if entry.get("per") else None,
    )
