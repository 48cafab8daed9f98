"""What an edit changed in a file, one small change after another, so that it can be taken back exactly."""

from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree

Where = tuple[int, ...]
"""The way to a node: its place among its siblings at each depth, from the root."""
Part = Literal["text", "tail"]


@dataclass(frozen=True)
class Attribute:
    """An attribute that got another value; None is no attribute."""

    where: Where
    name: str
    before: str | None
    after: str | None

    def turned(self) -> "Attribute":
        """Return the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)

    def fits(self, root: etree._Element) -> bool:
        """Answer whether the file says what was there before."""
        node = find(root, self.where)
        return node is not None and node.get(self.name) == self.before

    def play(self, root: etree._Element) -> None:
        """Make the change."""
        node = found(root, self.where)
        if self.after is None:
            del node.attrib[self.name]
        else:
            node.set(self.name, self.after)


@dataclass(frozen=True)
class Text:
    """The text in a node, or behind it."""

    where: Where
    part: Part
    before: str | None
    after: str | None

    def turned(self) -> "Text":
        """Return the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)

    def fits(self, root: etree._Element) -> bool:
        """Answer whether the file says what was there before."""
        node = find(root, self.where)
        return node is not None and (getattr(node, self.part) or None) == (self.before or None)

    def play(self, root: etree._Element) -> None:
        """Make the change."""
        setattr(found(root, self.where), self.part, self.after)


@dataclass(frozen=True)
class Child:
    """A node with all that is in it, put in its parent or taken out."""

    where: Where
    xml: bytes
    tail: str | None
    added: bool

    def turned(self) -> "Child":
        """Return the change that takes this one back."""
        return replace(self, added=not self.added)

    def fits(self, root: etree._Element) -> bool:
        """Answer whether there is room for it, or whether it is there."""
        if self.added:
            parent = find(root, self.where[:-1])
            return parent is not None and len(parent) >= self.where[-1]
        node = find(root, self.where)
        return node is not None and same(node, etree.fromstring(self.xml))

    def play(self, root: etree._Element) -> None:
        """Make the change."""
        parent = found(root, self.where[:-1])
        if self.added:
            node = etree.fromstring(self.xml)
            node.tail = self.tail
            parent.insert(self.where[-1], node)
        else:
            parent.remove(parent[self.where[-1]])


Change = Attribute | Text | Child


def where_is(node: etree._Element) -> Where:
    """Return the way to a node."""
    steps: list[int] = []
    here, parent = node, node.getparent()
    while parent is not None:
        steps.append(parent.index(here))
        here, parent = parent, parent.getparent()
    return tuple(reversed(steps))


def find(root: etree._Element, where: Where) -> etree._Element | None:
    """Return the node at the end of a way."""
    here = root
    for step in where:
        if step >= len(here):
            return None
        here = here[step]
    return here


def found(root: etree._Element, where: Where) -> etree._Element:
    """Return the node at the end of a way that is known to be there."""
    node = find(root, where)
    if node is None:
        raise LookupError(where)
    return node


def same(one: etree._Element, other: etree._Element) -> bool:
    """Answer whether two nodes say the same, whatever prefixes they use."""
    first, second = map(_said, one.iter()), map(_said, other.iter())
    return _own(one) == _own(other) and list(first)[1:] == list(second)[1:]


def _own(node: etree._Element) -> tuple[object, ...]:
    """Return what a node says itself; the canonical form would not do, for it knows no odd namespace."""
    text = node.text or ""
    return node.tag, sorted(node.attrib.items()), text, len(node)


def _said(node: etree._Element) -> tuple[object, ...]:
    tail = node.tail or ""
    return _own(node), tail
