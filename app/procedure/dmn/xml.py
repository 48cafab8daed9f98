"""The elements of a DMN file, whatever its prefix and its version of the standard."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from app.domain.errors import ModelError
from app.procedure.xml import line, read_xml

_VERSIONS: Final = frozenset(
    {
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",  # 1.1
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",  # 1.5
    }
)


def read_definitions(file: str, content: bytes) -> etree._Element:
    """Return the root of a DMN 1.1 to 1.5 file; raises `ModelError`."""
    root = read_xml(file, content)
    name = etree.QName(root)
    if name.localname != "definitions" or name.namespace not in _VERSIONS:
        raise ModelError("Dit is geen DMN-bestand (versie 1.1 tot 1.5).", file=file, line=line(root))
    return root


def children(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the children of that name in the namespace of DMN: extensions of a tool are not looked at."""
    return node.iterchildren(f"{{{etree.QName(node).namespace}}}{name}")


def child(node: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of that name."""
    return next(children(node, name), None)


def text_in(node: etree._Element | None) -> str:
    """Return the text of an expression."""
    return text_of(None if node is None else child(node, "text")).strip()


def text_of(node: etree._Element | None) -> str:
    """Return what stands in an element, as it stands there; empty when there is none."""
    return "" if node is None else node.text or ""


def own_names(node: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield the children in the namespace of DMN with their local names."""
    namespace = etree.QName(node).namespace
    for each in node.iterchildren("*"):
        name = etree.QName(each)
        if name.namespace == namespace:
            yield name.localname, each
