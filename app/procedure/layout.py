"""What a BPMN file says of its own drawing: what has a shape, what has a line, and which ids no program draws."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from app.procedure.model import Place
from app.procedure.xml import BPMN, DI, line

_DC: Final = "http://www.omg.org/spec/DD/20100524/DC"
_DD: Final = "http://www.omg.org/spec/DD/20100524/DI"
_NCNAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
"""An NCName in the letters that every program of the trade reads: `é` is one by the letter, and is not drawn."""


def odd_ids(file: str, root: etree._Element) -> Iterator[Place]:
    """Yield the ids that are no NCName."""
    for node in root.iter(f"{{{BPMN}}}*", f"{{{DI}}}*"):
        identifier = node.get("id")
        if identifier and not _NCNAME.fullmatch(identifier):
            yield Place(file, line(node), identifier)


def shapes_of(root: etree._Element) -> frozenset[str]:
    """Return the ids of what has a shape with a size."""
    shapes = root.iterfind(f".//{{{DI}}}BPMNShape")
    return frozenset(each.get("bpmnElement", "") for each in shapes if _has_size(each))


def edges_of(root: etree._Element) -> frozenset[str]:
    """Return the ids of what has a line from one point to another."""
    edges = root.iterfind(f".//{{{DI}}}BPMNEdge")
    return frozenset(
        each.get("bpmnElement", "") for each in edges if len(each.findall(f"{{{_DD}}}waypoint")) > 1
    )


def _has_size(shape: etree._Element) -> bool:
    bounds = shape.find(f"{{{_DC}}}Bounds")
    return bounds is not None and all(_is_positive(bounds.get(side, "")) for side in ("width", "height"))


def _is_positive(text: str) -> bool:
    try:
        return float(text) > 0
    except ValueError:
        return False
