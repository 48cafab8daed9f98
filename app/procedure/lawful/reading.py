"""Reads a rule from its file: strictly, for a word that is not understood would be a safeguard that is gone."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Final

from app.domain.errors import ModelError
from app.domain.rechtsgronden import RECHTSGRONDEN
from app.domain.sentence import Sentence
from app.procedure.durations import parse_duration
from app.procedure.expressions.tokenizer import visible
from app.procedure.lawful.patterns import LISTS, PATTERNS, Pattern
from app.procedure.lawful.rule import VALUE, VARIABLE, Operand, RuleOfLaw, Selector, Strength
from app.procedure.lawful.selecting import KEYS
from app.procedure.yaml import read_yaml

ENDING: Final = ".yaml"
_OPERANDS: Final = ("a", "b", "c")
_ALWAYS: Final = ("id", "titel", "bron", "sterkte", "patroon", "uitleg")
_KNOWN: Final = frozenset({*_ALWAYS, *_OPERANDS, *LISTS, "inv", "in", "grens"})
_ID: Final = re.compile(r"[a-z][a-z0-9_]*")
_INV: Final = re.compile(r"INV-\d\d")
Read = Mapping[str, object]


@lru_cache(maxsize=512)
def read_rule(file: str, content: bytes) -> RuleOfLaw:
    """Return the rule in a file; raises `ModelError` with all that is wrong in it."""
    read = _loaded(file, content)
    wrong = list(_wrong(PurePosixPath(file).stem, read))
    if wrong:
        raise ModelError(wrong[0], file=file)
    return RuleOfLaw(
        id=str(read["id"]),
        title=str(read["titel"]).strip(),
        source=str(read["bron"]).strip(),
        strength=Strength(str(read["sterkte"])),
        pattern=str(read["patroon"]),
        explanation=str(read["uitleg"]).strip(),
        invariants=_words(read.get("inv", [])),
        within=_words(read.get("in", [])),
        operands={key: _operand(read[key]) for key in _OPERANDS if key in read},
        limit=str(read.get("grens", "")),
        lists={key: _words(read[key]) for key in LISTS if isinstance(read.get(key), list | str)},
        attributes=_attributes(read),
        file=file,
    )


def _loaded(file: str, content: bytes) -> Read:
    read = read_yaml(file, content, typed=())
    if read.doubles:
        place, line = read.doubles[0]
        raise ModelError(
            "“{woord}” staat hier twee keer.", file=file, line=line, woord=visible(str(place[-1]))
        )
    if not isinstance(read.data, dict):
        raise ModelError(
            "Hier hoort één regel te staan: id, titel, bron, sterkte, patroon, uitleg.", file=file
        )
    return read.data


def _wrong(name: str, read: Read) -> Iterator[Sentence]:
    """Yield what is wrong in a file."""
    strange = sorted(set(map(str, read)) - _KNOWN)
    if strange:
        yield Sentence("“{woord}” heeft in een regel geen betekenis.", woord=visible(strange[0]))
    yield from _unsaid(read)
    if read.get("id") != name or not _ID.fullmatch(name):
        yield Sentence("De id van een regel is de naam van zijn bestand: kleine letters, cijfers en _.")
    if read.get("sterkte") not in tuple(Strength):
        yield Sentence("De sterkte van een regel is hard of advies.")
    yield from _odd_source(read)
    pattern = PATTERNS.get(str(read.get("patroon")))
    if pattern is None:
        yield Sentence("Dit patroon bestaat niet. Kies uit: {patronen}.", patronen=", ".join(PATTERNS))
        return
    yield from _odd_operands(read, pattern)


def _unsaid(read: Read) -> Iterator[Sentence]:
    for key in _ALWAYS:
        if not _is_said(read.get(key)):
            yield Sentence("Bij deze regel ontbreekt “{woord}”.", woord=key)


def _is_said(said: object) -> bool:
    return isinstance(said, str) and bool(said.strip())


def _odd_source(read: Read) -> Iterator[Sentence]:
    source = str(read.get("bron", ""))
    if source not in RECHTSGRONDEN and " " not in source.strip():
        yield Sentence(
            "“{bron}” staat niet in de lijst van rechtsgronden. Noem er een bij haar sleutel, of schrijf voluit "
            "waar het staat.",
            bron=visible(source),
        )
    for each in _words(read.get("inv", [])):
        if not _INV.fullmatch(each):
            yield Sentence("“{inv}” is geen waarborg: schrijf INV-01 tot INV-60.", inv=visible(each))


def _odd_operands(read: Read, pattern: Pattern) -> Iterator[Sentence]:
    said = read.keys() & {*_OPERANDS, *LISTS}
    for key in _lacking(said, pattern):
        yield Sentence("Dit patroon vraagt ook “{woord}”: {betekenis}.", woord=key, betekenis=pattern.means)
    for key in sorted(said - pattern.may_say):
        yield Sentence("Dit patroon doet niets met “{woord}”: {wat}.", woord=key, wat=pattern.means)
    limit = parse_duration(str(read.get("grens", "")))
    if pattern.has_limit and limit is None:
        yield Sentence("Dit patroon vraagt een grens, een duur zoals P1Y.")
    for key in sorted(said & {*_OPERANDS}):
        yield from _odd_operand(read[key])


def _lacking(said: Set[str], pattern: Pattern) -> Iterator[str]:
    yield from (key for key in pattern.operands if key not in said)
    if said.isdisjoint(pattern.one_of):
        yield from pattern.one_of[:1]


def _odd_operand(said: object) -> Iterator[Sentence]:
    if not _selectors(said):
        yield Sentence("Een lege lijst kiest niets; laat ze weg, of zet er een keuze in.")
    for each in _selectors(said):
        if isinstance(each, dict) and each:
            yield from _odd_selector(each)
        else:
            yield Sentence("Zeg met sleutels wat u bedoelt, bijvoorbeeld kind: consensus.")


def _selectors(said: object) -> Sequence[object]:
    return said if isinstance(said, list) else [said]


def _odd_selector(said: Mapping[str, object]) -> Iterator[Sentence]:
    strange = sorted(set(map(str, said)) - KEYS)
    if strange:
        yield Sentence(
            "“{woord}” kiest niets. Kies uit: {sleutels}.",
            woord=visible(strange[0]),
            sleutels=", ".join(sorted(KEYS)),
        )
    if (VARIABLE in said) != (VALUE in said):
        yield Sentence("variable en value horen samen: een pijl die genomen wordt door deze waarde.")
    if not all(_words(words) for words in said.values()):
        yield Sentence("Achter een sleutel staat een woord, of een lijst van woorden.")


def _operand(said: object) -> Operand:
    return tuple(Selector(dict(_entries(each))) for each in _selectors(said))


def _attributes(read: Read) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return {key: dict(_entries(read.get(key))) for key in LISTS if isinstance(read.get(key), dict)}


def _entries(said: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    listed: Mapping[object, object] = said if isinstance(said, dict) else {}
    for name, words in listed.items():
        yield str(name), _words(words)


def _words(said: object) -> tuple[str, ...]:
    """Return a word or a list of words as words; nothing of anything else."""
    return tuple(each for each in _selectors(said) if isinstance(each, str) and each)
