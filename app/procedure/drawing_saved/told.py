"""What a drawing that was saved says otherwise than before, in the names that people read on it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from lxml import etree

from app.domain.sentence import Sentence, in_a_row
from app.procedure.drawing_saved.canonical import own_lines
from app.procedure.model import ACTIVITIES, CONTAINERS, EVENTS, GATEWAYS
from app.procedure.xml import read_drawing, tag

_SHAPES: Final = ACTIVITIES | CONTAINERS | EVENTS | GATEWAYS | {"lane"}
_DRAWN: Final = _SHAPES | {"sequenceFlow", "process", "participant", "textAnnotation"}
_ONLY_PLACED: Final = Sentence("De tekening is verschikt; wat er gebeurt, blijft gelijk.")
_AND_MORE: Final = "meer"
_MOST: Final = 4
"""How many names one sentence tells."""
_CALLED: Final[Mapping[str, str]] = {
    "startEvent": "het begin",
    "endEvent": "een einde",
    "exclusiveGateway": "een keuze",
    "inclusiveGateway": "een keuze",
    "parallelGateway": "een splitsing",
    "eventBasedGateway": "het wachten",
    "sequenceFlow": "een pijl",
    "process": "de procedure",
    "participant": "de procedure",
    "lane": "een baan",
    "subProcess": "een deel",
    "boundaryEvent": "een moment op de rand",
    "textAnnotation": "een nota",
}


@dataclass(frozen=True)
class _Drawn:
    """One thing with a meaning in a file."""

    said: str
    """What it says, without what stands in it and where it stands."""
    called: str
    is_shape: bool


_Sheet = Mapping[str, _Drawn]
_is_shape: Final = attrgetter("is_shape")
_name: Final = attrgetter("called")


def told(file: str, before: bytes, after: bytes) -> Sentence:
    """Return what a drawing says otherwise than before; raises `ModelError` for what is no drawing."""
    old, new = _read(file, before), _read(file, after)
    came = new.keys() - old.keys()
    went = old.keys() - new.keys()
    other = set(filter(lambda each: old[each].said != new[each].said, new.keys() & old.keys()))
    sentences = [
        *_named("Nieuw in de tekening: {wat}.", came, new),
        *_named("Weg uit de tekening: {wat}.", went, old),
        *_named("Gewijzigd in de tekening: {wat}.", other, new),
    ]
    if not sentences:
        return _ONLY_PLACED
    return in_a_row(sentences)


def _read(file: str, content: bytes) -> _Sheet:
    found: dict[str, _Drawn] = {}
    for node in read_drawing(file, content).iter("*"):
        sort, identifier = tag(node), node.get("id", "")
        if sort in _DRAWN:
            found[identifier] = _Drawn(own_lines(node), _called(node, sort), sort in _SHAPES)
    return found


def _called(node: etree._Element, sort: str) -> str:
    name = " ".join(node.get("name", "").split())
    if name:
        return f"“{name}”"
    return _CALLED.get(sort, "een stap")


def _named(template: str, ids: Collection[str], sheet: _Sheet) -> Iterator[Sentence]:
    """Yield the sentence for these, where there are any: of shapes when there are shapes, else of arrows."""
    everything = [drawn for identifier, drawn in sheet.items() if identifier in ids]
    shapes = list(filter(_is_shape, everything))
    named = map(_name, shapes or everything)
    names = list(dict.fromkeys(named))
    if not names:
        return
    yield Sentence(template, wat=_shortened(names))


def _shortened(names: list[str]) -> list[str]:
    if len(names) <= _MOST:
        return names
    return [*names[: _MOST - 1], _AND_MORE]
