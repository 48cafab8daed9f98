"""A sentence of a model leaves open only what Casuspad can fill in."""

from collections.abc import Iterator, Set
from typing import Final

from app.domain.sentence import fields_of
from app.domain.words.placeholders import AT_A_MOMENT, IN_A_CONSEQUENCE, IN_A_QUESTION, IN_THE_TIMELINE
from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.model import Element, Place

SOURCE: Final = "CONVENTIES.md, livc:vraag en livc:gevolg"
Sentences = Iterator[tuple[Place, str, Set[str]]]


def check(model: Model) -> Iterator[Finding]:
    """Yield sentences that leave something else open."""
    for _, element in drawn(model):
        for place, text, known in _sentences(element):
            if not _is_known(text, known):
                yield at(
                    place,
                    'In "{zin}" staat iets tussen accolades dat Casuspad niet invult; hier kan alleen: {woorden}.',
                    zin=text,
                    woorden=[f"{{{word}}}" for word in sorted(known)],
                )


def _sentences(element: Element) -> Sentences:
    """Yield each sentence of an element with what it may leave open."""
    yield element.place, element.question, IN_A_QUESTION
    open_here = AT_A_MOMENT if element.event == "timer" else IN_A_CONSEQUENCE
    for each in element.consequences:
        yield each.place, each.text, open_here
        yield each.place, each.told, IN_THE_TIMELINE


def _is_known(text: str, known: Set[str]) -> bool:
    try:
        return fields_of(text) <= known
    except ValueError:
        return False
