"""One BPMN file in both versions: its procedures, steps, arrows and lanes."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from app.domain.sentence import Sentence
from app.procedure.comparing.arrows import arrow_changes
from app.procedure.comparing.aspects import Aspect, differences
from app.procedure.comparing.change import Change, ChangeKind
from app.procedure.comparing.pairing import Pairing, paired
from app.procedure.comparing.side import VersionSide
from app.procedure.comparing.steps import step_changes
from app.procedure.comparing.uniting import united
from app.procedure.comparing.words import quoted, whose
from app.procedure.model import Lane, Process
from app.procedure.reader import read_bpmn
from app.procedure.xml import BPMN, attributes, read_drawing

_REFERENCES: Final = frozenset(
    {"id", "sourceRef", "targetRef", "attachedToRef", "messageRef", "default", "categoryValueRef"}
)
"""Attributes that only name another mark: what they mean is told of the step or the arrow."""
_DRAWN: Final = "http://www.omg.org/spec/BPMN/20100524/DI"


def drawing_changes(file: str, before: VersionSide, after: VersionSide) -> list[Change]:
    """Return what is otherwise in a drawing; raises `ModelError` for one that cannot be read."""
    old, new = read_bpmn(file, before.files[file]), read_bpmn(file, after.files[file])
    found: list[Change] = []
    pairs = united(old.processes, new.processes, lambda each: each.id, lambda each: each.name)
    for one, other in pairs.both:
        found += _process(one, other, before, after)
    found += [_come(each, file) for each in pairs.added]
    found += [_went(each, file) for each in pairs.gone]
    if not found and _said(before.files[file], file) != _said(after.files[file], file):
        found.append(_small(file, new.processes[0]))
    return found


def _process(old: Process, new: Process, before: VersionSide, after: VersionSide) -> Iterator[Change]:
    pairing = paired(old, new)
    if old.name != new.name:
        sentence = Sentence(
            "De procedure {oud} heet nu {nieuw}.", oud=quoted(old.name), nieuw=quoted(new.name)
        )
        yield Change(ChangeKind.ANDERS, sentence, new.place.file, (), (), new.id)
    yield from step_changes(pairing, before, after)
    yield from arrow_changes(pairing, before, after)
    yield from _lanes(pairing)


def _come(process: Process, file: str) -> Change:
    sentence = Sentence("Er komt een procedure bij: {naam}.", naam=quoted(process.name))
    return Change(ChangeKind.ERBIJ, sentence, file, (), (process.id,), process.id)


def _went(process: Process, file: str) -> Change:
    sentence = Sentence("De procedure {naam} verdwijnt.", naam=quoted(process.name))
    return Change(ChangeKind.WEG, sentence, file, (process.id,), (), process.id)


def _lanes(pairing: Pairing) -> Iterator[Change]:
    found, new = pairing.lanes, pairing.new
    for lane in found.added:
        sentence = Sentence("Er komt een baan bij: {naam}.", naam=quoted(lane.name))
        yield Change(ChangeKind.ERBIJ, sentence, lane.place.file, (), (lane.id,), new.id)
    for lane in found.gone:
        sentence = Sentence("De baan {naam} verdwijnt.", naam=quoted(lane.name))
        yield Change(ChangeKind.WEG, sentence, lane.place.file, (lane.id,), (), new.id)
    for one, other in found.both:
        for sentence in differences(one, other, _OF_LANES, {"naam": quoted(other.name)}):
            yield Change(ChangeKind.ANDERS, sentence, other.place.file, (one.id,), (other.id,), new.id)


def _deputy(lane: Lane) -> str:
    return lane.livc.get("plaatsvervanger", "")


def _role(lane: Lane) -> str:
    return lane.livc.get("role", "")


def _rest(lane: Lane) -> str:
    words = {word: value for word, value in lane.livc.items() if word not in {"role", "plaatsvervanger"}}
    return " ".join(f"{word}={value}" for word, value in sorted(words.items()))


_OF_LANES: Final[tuple[Aspect[Lane], ...]] = (
    Aspect("De baan {oud} heet nu {nieuw}.", lambda lane: lane.name),
    Aspect("De baan {naam} is nu van {nieuw}, vroeger van {oud}.", _role, lambda lane: whose(_role(lane))),
    Aspect(
        "Wie mag vervangen in de baan {naam}: nu {nieuw}, vroeger {oud}.",
        _deputy,
        lambda lane: whose(_deputy(lane)),
    ),
    Aspect("Bij de baan {naam} staat nu {nieuw}, vroeger {oud}.", _rest),
)


def _said(content: bytes, file: str) -> Counter[tuple[object, ...]]:
    """Return all that a file says besides where its shapes lie, whatever the order in which it stands there."""
    found: Counter[tuple[object, ...]] = Counter()
    for node in read_drawing(file, content).iter("*"):
        if not _is_drawn(node):
            text = " ".join((node.text or "").split())
            own = [(name, value) for name, value in attributes(node) if name not in _REFERENCES]
            found[(node.tag, text, tuple(sorted(own)))] += 1
    return found


def _is_drawn(node: etree._Element) -> bool:
    """Answer whether a mark belongs to the drawing, or repeats what an arrow says."""
    name = etree.QName(node)
    if name.namespace == BPMN:
        return name.localname in {"incoming", "outgoing", "flowNodeRef", "definitions"}
    return any(etree.QName(each).namespace == _DRAWN for each in (node, *node.iterancestors("*")))


def _small(file: str, process: Process) -> Change:
    sentence = Sentence(
        "In de procedure {naam} staat iets anders dat geen stap, weg of tekst is: wat een ander tekenprogramma "
        "erbij schreef.",
        naam=quoted(process.name),
    )
    return Change(ChangeKind.ANDERS, sentence, file, (), (), process.id)
