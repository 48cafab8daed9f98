"""Our own words at a step, in both versions: its kind, its form, its question, its target."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from app.domain.sentence import Opening, Sentence
from app.domain.words.attributes import DECISIONS
from app.domain.words.messages import MESSAGES
from app.domain.words.operations import OPERATIONS
from app.domain.words.steps import KINDS
from app.procedure.comparing.side import VersionSide
from app.procedure.comparing.words import called, described, duration, quoted, whose
from app.procedure.model import Element

_WHAT: Final = {
    "vraag": "de vraag",
    "kind": "de soort stap",
    "subject": "waarover beslist wordt",
    "decision": "hoe er beslist wordt",
    "due": "de streeftijd",
    "form": "het formulier",
    "result": "wat de procedure van het formulier onthoudt",
    "operatie": "wat Casuspad vanzelf doet",
    "message": "het bericht",
    "besluit": "de tabel die beslist",
    "plaatsvervanger": "wie mag vervangen",
    "origin": "de herkomst",
}
_ELSEWHERE: Final = frozenset({"role", "phase"})
"""Told with what they are inherited from."""


def attribute_changes(
    old: Element, new: Element, before: VersionSide, after: VersionSide
) -> Iterator[Sentence]:
    """Yield a sentence for each word that is otherwise."""
    words = sorted((old.livc.keys() | new.livc.keys()) - _ELSEWHERE)
    for word in words:
        was, now = old.livc.get(word, ""), new.livc.get(word, "")
        if was != now:
            said = {"oud": _value(word, old, before), "nieuw": _value(word, new, after)}
            yield _told(called(new), word, said, is_new=not was, is_gone=not now)


def _told(
    step: Sentence, word: str, said: Mapping[str, Sentence], *, is_new: bool, is_gone: bool
) -> Sentence:
    what = Sentence(_WHAT[word]) if word in _WHAT else quoted(word)
    if is_new:
        return Sentence("Bij {stap} komt {wat}: {nieuw}.", stap=step, wat=what, nieuw=said["nieuw"])
    if is_gone:
        return Sentence("Bij {stap} valt {wat} weg: {oud}.", stap=step, wat=what, oud=said["oud"])
    return Opening("{wat} bij {stap} is nu {nieuw}, vroeger {oud}.", stap=step, wat=what, **said)


def _value(word: str, element: Element, side: VersionSide) -> Sentence:
    value = element.livc.get(word, "")
    if not value:
        return Sentence("niets")
    if word == "form":
        return quoted(side.form_title(value))
    if word == "result":
        return _remembered(element, side)
    return _SAID.get(word, quoted)(value)


def _remembered(element: Element, side: VersionSide) -> Sentence:
    """Return what a step puts aside of its form: as each variable is described."""
    declared = side.variables_beside(element.place.file)
    said: list[Sentence] = []
    for _, name in element.results:
        variable = declared.get(name)
        said.append(described(variable) if variable else quoted(name))
    return Sentence("{wat}", wat=said)


def _kind(word: str) -> Sentence:
    return quoted(KINDS[word].name if word in KINDS else word)


def _operation(word: str) -> Sentence:
    return Sentence(OPERATIONS[word].name) if word in OPERATIONS else quoted(word)


def _message(word: str) -> Sentence:
    return Sentence(MESSAGES[word].told) if word in MESSAGES else quoted(word)


def _decision(word: str) -> Sentence:
    return quoted(DECISIONS.get(word, word))


_SAID: Final[Mapping[str, Callable[[str], Sentence]]] = {
    "kind": _kind,
    "operatie": _operation,
    "message": _message,
    "decision": _decision,
    "due": duration,
    "plaatsvervanger": whose,
}
