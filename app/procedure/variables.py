"""Reads variabelen.yaml: every process variable with its type, values and writer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from app.domain.errors import ModelError
from app.domain.execution import Value
from app.domain.sentence import Sentence
from app.procedure.expressions import ExpressionError, Name, parse
from app.procedure.expressions.tokenizer import visible
from app.procedure.expressions.values import MAX_NUMBER
from app.procedure.findings import Finding, fault
from app.procedure.model import Place
from app.procedure.yaml import read_yaml

TYPES: Final = frozenset({"enum", "boolean", "date", "integer"})
_KEYS: Final = frozenset({"type", "waarden", "schrijver", "omschrijving", "standaard", "per"})
_TYPED: Final = frozenset({"standaard"})
"""Keys with a value of the type of the variable: all else are words."""
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
    line: int = field(default=0, compare=False)
    """Where it stands in its file; 0 when unknown."""

    def accepts(self, value: Value) -> bool:
        """Answer whether a value may be stored; null always may."""
        match value:
            case None:
                return True
            case bool():
                return self.type == "boolean"
            case int():
                return self.type == "integer" and abs(value) <= MAX_NUMBER
            case str():
                return self.type == "enum" and value in self.values
            case datetime():
                return False
            case date():
                return self.type == "date"

    def same_as(self, other: "Variable") -> bool:
        """Answer whether another file declares the same thing under this name."""
        mine = (self.type, dict(self.values), self.per)
        return mine == (other.type, dict(other.values), other.per)


@lru_cache(maxsize=64)
def read_variables(file: str, content: bytes) -> tuple[Mapping[str, Variable], tuple[Finding, ...]]:
    """Return the variables and what is wrong, read once; raises `ModelError` when it is not YAML."""
    written = read_yaml(file, content, typed=_TYPED)
    entries = written.data.get("variabelen") if isinstance(written.data, dict) else None
    if not isinstance(entries, dict):
        raise ModelError('Bovenaan hoort "variabelen:" te staan, met de namen daaronder.', file=file)
    variables: dict[str, Variable] = {}
    findings = [_double(file, str(place[-1]), line) for place, line in written.doubles]
    for name, entry in entries.items():
        place = Place(file, written.lines["variabelen", name], visible(name))
        problems = list(_problems(name, entry))
        findings += [Finding(place, problem) for problem in problems]
        if not problems:
            variables[name] = _variable(name, entry, place.line)
            findings += [Finding(place, odd) for odd in _odd(variables[name], entry)]
    return MappingProxyType(variables), tuple(findings)


def _double(file: str, key: str, line: int) -> Finding:
    said = '"{naam}" staat hier meer dan één keer; laat er één staan.'
    return fault(file, line, visible(key), said, naam=visible(key))


def _problems(name: object, entry: object) -> Iterator[Sentence]:
    if not _is_name(name):
        yield Sentence("De naam van een variabele bestaat uit letters, cijfers en _.")
    elif not isinstance(entry, dict):
        yield Sentence("Bij deze variabele staan geen type en schrijver.")
    else:
        yield from _unknown_keys(entry)
        yield from _problems_of(entry)


def _is_name(written: object) -> bool:
    return isinstance(written, str) and written.isidentifier() and written.isascii()


def _unknown_keys(entry: Mapping[object, object]) -> Iterator[Sentence]:
    unknown = [str(key) for key in entry if key not in _KEYS]
    yield from (Sentence('"{sleutel}" is hier onbekend.', sleutel=visible(key)) for key in unknown)


def _problems_of(entry: Mapping[object, object]) -> Iterator[Sentence]:
    if not _is_type(entry.get("type")):
        yield Sentence("Het type is enum, boolean, date of integer.")
    values = entry.get("waarden") or None
    if not isinstance(values, dict):
        yield from _problems_without_values(entry)
    if not isinstance(entry.get("standaard"), str | bool | int | date | None):
        yield Sentence("De standaardwaarde past niet bij het type of de waarden.")
    if not entry.get("schrijver"):
        yield Sentence("Er staat niet bij wie deze variabele schrijft (schrijver).")


def _is_type(written: object) -> bool:
    return isinstance(written, str) and written in TYPES


def _problems_without_values(entry: Mapping[object, object]) -> Iterator[Sentence]:
    if entry.get("type") == "enum":
        yield Sentence("Een enum noemt zijn waarden, met de woorden voor mensen.")
    if entry.get("waarden"):
        yield Sentence('"waarden" is een lijst van waarde en woorden.')


def _is_readable(name: str) -> bool:
    """Answer whether an expression can name a variable so: `null` and `not` are words of the language."""
    try:
        return parse(name) == Name(name)
    except ExpressionError:
        return False


def _odd(variable: Variable, entry: Mapping[str, object]) -> Iterator[Sentence]:
    """Yield what a version published before may have as well: such a variable is read all the same."""
    if not _is_readable(variable.name):
        yield Sentence(
            '"{naam}" is in voorwaarden een woord met een eigen betekenis; kies een andere naam.',
            naam=variable.name,
        )
    if not variable.accepts(variable.initial):
        yield Sentence("De standaardwaarde past niet bij het type of de waarden.")
    for value, words in _written_values(entry).items():
        yield from _odd_value(variable, str(value), words)


def _odd_value(variable: Variable, value: str, words: object) -> Iterator[Sentence]:
    is_said = isinstance(words, str) and words.strip()
    if not is_said:
        yield Sentence(
            'Bij de waarde "{waarde}" hoort één tekst: de woorden voor mensen.', waarde=visible(value)
        )
    if variable.type == "boolean" and value not in BOOLEAN_WORDS:
        yield Sentence("De waarden van een boolean heten true en false.")


def _written_values(entry: Mapping[str, object]) -> Mapping[object, object]:
    values = entry.get("waarden")
    return values if isinstance(values, dict) else {}


def _variable(name: str, entry: Mapping[str, object], line: int) -> Variable:
    type_, initial = str(entry["type"]), entry.get("standaard")
    values = {str(value): str(words) for value, words in _written_values(entry).items()}
    if type_ == "boolean":
        values = {value: words for value, words in values.items() if value in BOOLEAN_WORDS}
    return Variable(
        name=name,
        type=type_,
        values=values,
        writers=_writers(entry.get("schrijver")),
        description=str(entry.get("omschrijving") or ""),
        initial=initial if isinstance(initial, str | bool | int | date) else None,
        per=str(entry["per"]) if entry.get("per") else None,
        line=line,
    )


def _writers(written: object) -> tuple[str, ...]:
    """Return who writes a variable, written as a list or as one word."""
    if isinstance(written, list):
        return tuple(map(str, written))
    return (str(written),)
