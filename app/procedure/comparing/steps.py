"""Steps that come in, go out, or are otherwise."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.comparing.change import Change, ChangeKind
from app.procedure.comparing.fields import MOVED, lane_sentences, told
from app.procedure.comparing.pairing import Pairing
from app.procedure.comparing.side import VersionSide
from app.procedure.comparing.words import called, moment, noun, one_of, quoted, whose
from app.procedure.model import Element, Flow, Process

_BY_PEOPLE: Final = frozenset({"userTask", "manualTask"})


def step_changes(pairing: Pairing, before: VersionSide, after: VersionSide) -> Iterator[Change]:
    """Yield what came, what went, and each aspect of a step that is otherwise, in the order of the drawing."""
    for each in _outermost(pairing.new, pairing.added):
        sentence = _added(pairing, each, after)
        yield Change(ChangeKind.ERBIJ, sentence, each.place.file, (), (each.id,), each.process_id)
    for each in _outermost(pairing.old, pairing.gone):
        sentence = _gone(pairing, each, before)
        yield Change(ChangeKind.WEG, sentence, each.place.file, (each.id,), (), each.process_id)
    for old, new in pairing.both():
        for sentence in (
            *told(pairing, old, new, before, after),
            *lane_sentences(pairing, old, new),
        ):
            kind = ChangeKind.VERPLAATST if sentence.template in MOVED else ChangeKind.ANDERS
            yield Change(kind, sentence, new.place.file, (old.id,), (new.id,), new.process_id)


def _outermost(process: Process, elements: Mapping[str, Element]) -> Iterator[Element]:
    """Yield the elements of which the part around them is not among them: that says it for all in it."""
    for element in elements.values():
        around = {each.id for each in process.enclosing(element)}
        if around.isdisjoint(elements):
            yield element


def _added(pairing: Pairing, element: Element, side: VersionSide) -> Sentence:
    if element.type == "boundaryEvent":
        return Sentence(
            "{waar} krijgt {wat}: {stap}{moment}{plaats}.",
            waar=_host(pairing.new, element),
            **_said(pairing.new, element, side),
        )
    return Sentence("Er komt {wat} bij: {stap}{moment}{plaats}.", **_said(pairing.new, element, side))


def _gone(pairing: Pairing, element: Element, side: VersionSide) -> Sentence:
    if element.type == "boundaryEvent":
        return Sentence(
            "{waar} verliest {wat}: {stap}{moment}{plaats}.",
            waar=_host(pairing.old, element),
            **_said(pairing.old, element, side),
        )
    return Sentence("Er verdwijnt {wat}: {stap}{moment}{plaats}.", **_said(pairing.old, element, side))


def _host(process: Process, event: Element) -> Sentence:
    host = process.node(event.attached_to or "")
    return called(host) if host else Sentence("De stap")


def _said(process: Process, element: Element, side: VersionSide) -> Mapping[str, Sentence]:
    return {
        "wat": noun(element),
        "stap": called(element),
        "moment": _when(element, side),
        "plaats": _between(process, element),
    }


def _when(element: Element, side: VersionSide) -> Sentence:
    """Return who does it, or when it goes off."""
    if element.type in _BY_PEOPLE:
        return Sentence(", door {wie}", wie=whose(element.role))
    if element.timer:
        return Sentence(
            ", {wanneer}", wanneer=moment(element.timer, side.variables_beside(element.place.file))
        )
    return Sentence("")


def _between(process: Process, element: Element) -> Sentence:
    """Return between what it stands: what leads to it, and what follows."""
    before = _distinct(_source(process, flow) for flow in process.incoming(element.id))
    behind = _distinct(_target(process, flow) for flow in process.outgoing(element.id))
    if not before and not behind:
        return Sentence("")
    if not before:
        return Sentence(" (daarna {na})", na=one_of(behind))
    if not behind:
        return Sentence(" (na {voor})", voor=one_of(before))
    if len(before) == len(behind) == 1:
        return Sentence(" (tussen {voor} en {na})", voor=before[0], na=behind[0])
    return Sentence(" (na {voor}; daarna {na})", voor=one_of(before), na=one_of(behind))


def _distinct(said: Iterable[Sentence]) -> list[Sentence]:
    return list(dict.fromkeys(said))


def _source(process: Process, flow: Flow) -> Sentence:
    name = _called(process, flow.source)
    return Sentence("{stap} bij {antwoord}", stap=name, antwoord=quoted(flow.name)) if flow.name else name


def _target(process: Process, flow: Flow) -> Sentence:
    return _called(process, flow.target)


def _called(process: Process, element_id: str) -> Sentence:
    element = process.node(element_id)
    return called(element) if element else quoted(element_id)
