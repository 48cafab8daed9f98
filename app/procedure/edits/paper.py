"""A BPMN file under the hand of an edit: what is looked up in it, and every change that is made, written down."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final
from unicodedata import normalize

from lxml import etree

from app.domain.errors import ModelError
from app.domain.sentence import Sentence
from app.procedure.edits.journal import Attribute, Change, Child, Part, Text, where_is
from app.procedure.xml import BPMN, LIVC, read_whole, spaces, tag, written

_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_BLANK: Final = re.compile(r"\s*")
_LETTERS: Final = re.compile(r"[^A-Za-z0-9_.-]+")

etree.register_namespace("livc", LIVC)
etree.register_namespace("xsi", _XSI)


class Paper:
    """One file while it is edited."""

    def __init__(self, file: str, content: bytes) -> None:
        """Read the file; raises `ModelError` for what is no XML."""
        self.file = file
        self.root = read_whole(file, content)
        self.changes: list[Change] = []
        self._ours = LIVC in self.root.nsmap.values()
        self._known: dict[str, etree._Element] = {}
        self._learn(self.root)

    def content(self) -> bytes:
        """Return the file as it is now."""
        if not self._ours:
            for node in self.root.iter("*"):
                if "livc" in node.nsmap:
                    _forget_ours(node)
        return written(self.root)

    def find(self, identifier: str) -> etree._Element | None:
        """Return the node of BPMN with this id."""
        return self._known.get(identifier)

    def get(self, identifier: str) -> etree._Element:
        """Return the node of BPMN with this id; raises `ModelError` when there is none."""
        node = self._known.get(identifier)
        if node is None:
            raise self.refused('Op de tekening heeft niets de id "{id}".', id=identifier)
        return node

    def refused(self, template: str, /, **params: str) -> ModelError:
        """Return the error that says why an edit cannot be made here."""
        said = Sentence(template, **params)
        return ModelError(said, file=self.file, element=params.get("id", ""))

    def called(self, identifier: str) -> str:
        """Return what people call something: its name, else what it is."""
        node = self.get(identifier)
        return node.get("name") or _WORDS.get(tag(node), identifier)

    def set(self, node: etree._Element, name: str, value: str | None) -> None:
        """Give an attribute a value; None takes it away."""
        before = node.get(name)
        if before != value:
            self.play(Attribute(where_is(node), name, before, value))

    def write(self, node: etree._Element, text: str | None, part: Part = "text") -> None:
        """Change the text in a node, or behind it."""
        before = getattr(node, part)
        if before != text:
            self.play(Text(where_is(node), part, before, text))

    def insert(self, parent: etree._Element, index: int, node: etree._Element) -> etree._Element:
        """Put a node among the children of another, on a line of its own; returns it as it now stands there."""
        tail = self._room(parent, index)
        xml = etree.tostring(node, with_tail=False)
        self.play(Child((*where_is(parent), index), xml, tail, added=True))
        return parent[index]

    def remove(self, node: etree._Element) -> None:
        """Take a node out, with its line."""
        parent = node.getparent()
        if parent is None:
            raise LookupError(node.tag)
        index = parent.index(node)
        if index and index == len(parent) - 1:
            self.write(parent[index - 1], node.tail, "tail")
        tail = node.tail
        self.play(Child(where_is(node), etree.tostring(node, with_tail=False), tail, added=False))
        if not len(parent) and _is_blank(parent.text):
            self.write(parent, None)

    def play(self, change: Change) -> None:
        """Make a change as it is written down; raises `ModelError` when the file no longer is what it was."""
        if not change.fits(self.root):
            raise self.refused("De tekening is intussen anders: dit past er niet meer op.")
        if isinstance(change, Child) and not change.added:
            self._forget(_at(self.root, change))
        change.play(self.root)
        if isinstance(change, Child) and change.added:
            self._learn(_at(self.root, change))
        self.changes.append(change)

    def fresh(self, wish: str) -> str:
        """Return an id that nothing in the file has, made of these words: an NCName."""
        plain = normalize("NFKD", wish).encode("ascii", "ignore").decode()
        base = _LETTERS.sub("_", plain).strip("_.-") or "nieuw"
        if base[0].isdigit():
            base = f"n_{base}"
        taken = {str(node.get("id")) for node in self.root.iter() if node.get("id")}
        name, count = base, 1
        while name in taken or f"{name}_di" in taken:
            count += 1
            name = f"{base}_{count}"
        return name

    def made(self, type_: str, /, **attributes: str) -> etree._Element:
        """Return a new node of BPMN, with the prefix of this file."""
        return etree.Element(f"{{{BPMN}}}{type_}", attributes, nsmap=spaces(self.root))

    def formal(self) -> str:
        """Return how this file writes the type of an expression."""
        prefixes = [prefix for prefix, space in self.root.nsmap.items() if space == BPMN]
        named = next(filter(None, prefixes), "")
        return f"{named}:tFormalExpression".removeprefix(":")

    def local(self, reference: str | None) -> str:
        """Return the bare id of a reference (BPMN 2.0.2 §15.3)."""
        text = (reference or "").strip()
        prefix, _, local = text.partition(":")
        if not local or prefix not in self.root.nsmap:
            return text
        return local

    def bpmn(self) -> Iterator[etree._Element]:
        """Yield every node of BPMN, in the order of the file."""
        yield from self.root.iter(f"{{{BPMN}}}*")

    def _room(self, parent: etree._Element, index: int) -> str | None:
        """Make a line free at a place among children; returns the white that comes behind what is put there."""
        if not len(parent):
            if not _is_blank(parent.text):
                return None
            indent = _indent(parent)
            self.write(parent, f"{indent}  ")
            return indent
        if not index:
            return parent.text
        before = parent[index - 1]
        tail = before.tail
        if _is_blank(parent.text) and _is_blank(tail):
            self.write(before, parent.text, "tail")
        return tail

    def _learn(self, top: etree._Element) -> None:
        for node in top.iter(f"{{{BPMN}}}*"):
            if node.get("id"):
                self._known.setdefault(str(node.get("id")), node)

    def _forget(self, top: etree._Element) -> None:
        for node in top.iter(f"{{{BPMN}}}*"):
            self._known.pop(str(node.get("id")), None)


_WORDS: Final = {
    "startEvent": "het begin",
    "endEvent": "het einde",
    "exclusiveGateway": "de keuze",
    "inclusiveGateway": "de keuze",
    "parallelGateway": "de splitsing",
    "eventBasedGateway": "het wachten",
    "sequenceFlow": "de pijl",
    "process": "de procedure",
    "subProcess": "het deel",
    "boundaryEvent": "het moment",
}


def _forget_ours(node: etree._Element) -> None:
    """Take our prefix away where nothing in a node uses it any more; the file had none of its own."""
    kept = set(filter(None, chain.from_iterable(each.nsmap for each in node.iter("*"))))
    etree.cleanup_namespaces(node, keep_ns_prefixes=sorted(kept - {"livc"}))


def _at(root: etree._Element, change: Child) -> etree._Element:
    here = root
    for step in change.where:
        here = here[step]
    return here


def _is_blank(text: str | None) -> bool:
    return _BLANK.fullmatch(text or "") is not None


def _indent(node: etree._Element) -> str:
    """Return the line end and the white before a node."""
    previous, parent = node.getprevious(), node.getparent()
    white: str | None = None
    if previous is not None:
        white = previous.tail
    elif parent is not None:
        white = parent.text
    if not white or not _is_blank(white):
        return "\n"
    return white
