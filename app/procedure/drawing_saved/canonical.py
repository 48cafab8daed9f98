"""The canonical form of a BPMN file: what it says, whatever order, blanks or prefixes a program writes it with."""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from app.procedure.xml import BPMN, DI, read_drawing, tag

_XSI_TYPE: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"
_STANDARD: Final = frozenset({BPMN, DI})
_OTHERWISE: Final[Mapping[str, str]] = {
    "cancelActivity": "true",
    "isInterrupting": "true",
    "isSequential": "false",
    "triggeredByEvent": "false",
    "isClosed": "false",
    "processType": "None",
    "behavior": "All",
    "isForCompensation": "false",
    "startQuantity": "1",
    "completionQuantity": "1",
    "parallelMultiple": "false",
    "instantiate": "false",
    "eventGatewayType": "Exclusive",
    "gatewayDirection": "Unspecified",
    "associationDirection": "None",
    "textFormat": "text/plain",
    "isMarkerVisible": "true",
}
"""What an attribute of the standard says where it is not written (BPMN 2.0.2, the XML schema).

A choice is drawn with its sign wherever that is not said."""
_ARROWS: Final = frozenset({"incoming", "outgoing", "flowNodeRef"})
_PARTS: Final = ("EventDefinition", "Characteristics", "Expression")
_NUMBERS: Final = frozenset({"x", "y", "width", "height"})


def canonical(file: str, content: bytes) -> bytes:
    """Return the canonical form of a BPMN file: equal for files that say the same; raises `ModelError`.

    What is of one sort in the model, and what stands in an element of another namespace, keeps its order. Blanks
    between tags, comments, prefixes, the order of attributes, of sorts and on the sheet, and what the standard
    supplies where it is left out, say nothing.
    """
    return "\n".join(_lines(read_drawing(file, content), 0)).encode()


def own_lines(node: etree._Element) -> str:
    """Return what one element says of itself: not which arrows meet there, nor what is drawn inside it."""
    said = [_line(node, 0)]
    for child in node.iterchildren("*"):
        if tag(child) not in _ARROWS and not _is_drawn(child):
            said.extend(_lines(child, 1))
    return "\n".join(said)


def _is_drawn(node: etree._Element) -> bool:
    """Answer whether something in an element is told of by itself: it has an id and is no part of the event."""
    return bool(node.get("id")) and not tag(node).endswith(_PARTS)


def _lines(node: etree._Element, depth: int) -> Iterator[str]:
    """Yield one line for a tag, its attributes and its text, and then those of what it holds."""
    yield _line(node, depth)
    for child in _children(node):
        yield from _lines(child, depth + 1)


def _line(node: etree._Element, depth: int) -> str:
    said = [str(node.tag), *sorted(_attributes(node)), repr((node.text or "").strip())]
    return " " * depth + " ".join(said)


def _children(node: etree._Element) -> list[etree._Element]:
    children = list(node.iterchildren("*"))
    if etree.QName(node).namespace in _STANDARD:
        children.sort(key=_place)
    return children


def _place(child: etree._Element) -> tuple[str, str]:
    """Return where a child stands: by its sort, and a shape or line of the sheet by what it draws."""
    return str(child.tag), child.get("bpmnElement", "")


def _attributes(node: etree._Element) -> Iterator[str]:
    said = (_said(str(name), str(value)) for name, value in node.attrib.items())
    yield from filter(None, said)


def _said(name: str, value: str) -> str:
    """Return an attribute as it is compared; "" where it says what would be so without it."""
    if _OTHERWISE.get(name) == value:
        return ""
    if name in _NUMBERS:
        return f"{name}={_number(value)!r}"
    if name == _XSI_TYPE:
        return f"{name}={value.rpartition(':')[2]!r}"
    return f"{name}={value!r}"


def _number(value: str) -> str:
    try:
        return f"{float(value):g}"
    except ValueError:
        return value
