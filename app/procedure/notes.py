"""What whoever drew a procedure wrote beside its shapes: for people, and read by nothing that moves a casus."""

from collections.abc import Iterator, Mapping

from lxml import etree

from app.procedure.xml import BPMN


def notes_of(root: etree._Element) -> Mapping[str, tuple[str, ...]]:
    """Return by id what stands in the documentation of a shape and on each note that a line ties to it."""
    found: dict[str, dict[str, None]] = {}
    for identifier, text in (*_documented(root), *_tied(root)):
        if identifier and text:
            found.setdefault(identifier, {})[text] = None
    return {identifier: tuple(texts) for identifier, texts in found.items()}


def _documented(root: etree._Element) -> Iterator[tuple[str, str]]:
    for node in root.iter(f"{{{BPMN}}}documentation"):
        parent = node.getparent()
        if parent is not None:
            yield parent.get("id", ""), _words(node)


def _tied(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield each end of each line with the note at its other end."""
    texts = {
        each.get("id", ""): _words(each.find(f"{{{BPMN}}}text"))
        for each in root.iter(f"{{{BPMN}}}textAnnotation")
    }
    for line in root.iter(f"{{{BPMN}}}association"):
        ends = line.get("sourceRef", ""), line.get("targetRef", "")
        for shape, note in (ends, ends[::-1]):
            if note in texts and shape not in texts:
                yield shape, texts[note]


def _words(node: etree._Element | None) -> str:
    return " ".join((node.text or "").split()) if node is not None else ""
