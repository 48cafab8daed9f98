"""What follows from a step or a moment, in words for people (`livc:gevolg`)."""

from typing import Final

from lxml import etree

from app.procedure.edits.canvas import Canvas
from app.procedure.xml import BPMN, LIVC, spaces, tag

_TAG: Final = f"{{{LIVC}}}gevolg"


def say(canvas: Canvas, identifier: str, outcome: str, text: str, told: str = "") -> None:
    """Write what follows from an outcome, "" for every other; an empty text takes it away."""
    paper = canvas.paper
    beside = _beside(canvas, identifier, needed=bool(text))
    if beside is None:
        return
    found = (each for each in beside.iterchildren(_TAG) if each.get("uitkomst", "") == outcome)
    node = next(found, None)
    if node is None and text:
        node = paper.insert(beside, len(beside), etree.Element(_TAG, nsmap=spaces(paper.root)))
    if node is None:
        return
    if not text:
        paper.remove(node)
        return
    paper.write(node, text)
    paper.set(node, "uitkomst", outcome or None)
    paper.set(node, "verteld", told or None)


def _beside(canvas: Canvas, identifier: str, *, needed: bool) -> etree._Element | None:
    """Return what stands beside the standard's own in a step; made where it is needed."""
    paper = canvas.paper
    node = paper.get(identifier)
    found = node.find(f"{{{BPMN}}}extensionElements")
    if found is None and needed:
        notes = [node.index(each) for each in node.iterchildren() if tag(each) == "documentation"]
        found = paper.insert(node, max(notes, default=-1) + 1, paper.made("extensionElements"))
    return found
