"""Something gets another id, and whatever refers to it follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.edits.paper import Paper
from app.procedure.xml import line, tag

_REFERRING: Final = frozenset(
    {"attachedToRef", "bpmnElement", "calledElement", "default", "processRef", "sourceRef", "targetRef"}
)
_LISTS: Final = frozenset({"incoming", "outgoing", "flowNodeRef"})


@dataclass(frozen=True)
class GiveId(Edit):
    """Write an id that nothing in the file has, made of some words.

    Where several have the same, it is the one on the line that gets another, and what refers to them stays with
    the first. An empty id is that of what has none, on that line.
    """

    element: str
    words: str
    at_line: int = 0

    def on(self, canvas: Canvas) -> Sentence:
        """Write the id; raises `ModelError` where nothing has the one that is to go."""
        paper = canvas.paper
        same = [node for node in _named(paper) if node.get("id", "") == self.element]
        here = [node for node in same if line(node) == self.at_line]
        node = next(iter(here or same), None)
        if node is None:
            raise paper.refused('Op de tekening heeft niets de id "{id}".', id=self.element)
        new = paper.fresh(self.words)
        if self.element and len(same) == 1:
            self._follow(paper, new)
        paper.set(node, "id", new)
        if not self.element:
            return Sentence('Wat geen id had, krijgt de id "{nieuw}".', nieuw=new)
        return Sentence('De id "{oud}" wordt "{nieuw}".', oud=self.element, nieuw=new)

    def _follow(self, paper: Paper, new: str) -> None:
        """Let whatever refers to the id refer to the new one."""
        for node, name in list(self._references(paper)):
            if name:
                paper.set(node, name, new)
            else:
                paper.write(node, new)

    def _references(self, paper: Paper) -> Iterator[tuple[etree._Element, str]]:
        """Yield what refers to the id, with the attribute in which; "" where its text does."""
        for node in paper.root.iter("*"):
            for name in _REFERRING.intersection(map(str, node.attrib)):
                if paper.local(node.get(name)) == self.element:
                    yield node, name
            if tag(node) in _LISTS and paper.local(node.text) == self.element:
                yield node, ""


def _named(paper: Paper) -> Iterator[etree._Element]:
    """Yield what can have an id: the nodes of BPMN, and of the drawing those that have one."""
    yield from paper.bpmn()
    yield from (node for node in paper.root.iter("*") if node.get("id") and not tag(node))
