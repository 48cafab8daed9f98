"""An attribute with a closed list has a word of that list."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import asked, at, attributes
from app.procedure.findings import Finding
from app.procedure.model import Place
from app.procedure.worded import WORDS_OF

SOURCE: Final = "CONVENTIES.md, BPMN: attributen"
_MANY: Final = frozenset({"origin", "plaatsvervanger"})


def check(model: Model) -> Iterator[Finding]:
    """Yield words that mean nothing; that a step for people says no kind is another finding."""
    unsaid = {(element.place, "kind") for element in asked(model) if not element.livc.get("kind")}
    for place, name, value in attributes(model):
        if name in WORDS_OF and (place, name) not in unsaid:
            yield from _unknown(place, name, value)


def _unknown(place: Place, name: str, value: str) -> Iterator[Finding]:
    for word in value.split() if name in _MANY else [value]:
        if word not in WORDS_OF[name]:
            yield at(place, '"{woord}" is geen woord voor livc:{attribuut}.', woord=word, attribuut=name)
