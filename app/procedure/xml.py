"""Safe reading of XML: no entities, no network, no document type, at most 2 MB.

Comments and processing instructions are dropped while reading, so that no text ends where one begins.
"""

from typing import Final, cast

from lxml import etree

from app.domain.errors import ModelError

MAX_BYTES: Final = 2 * 1024 * 1024
BPMN: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
LIVC: Final = "urn:livc:bpmn:1"


def read_xml(file: str, content: bytes) -> etree._Element:
    """Return the root element; raises `ModelError`."""
    if len(content) > MAX_BYTES:
        raise ModelError("Het bestand is groter dan 2 MB.", file=file)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        raise ModelError(
            "Dit is geen geldige XML; het bestand is niet leesbaar.", file=file, line=line
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ModelError("Een documenttype (DOCTYPE) is niet toegelaten.", file=file, line=1)
    return root


def tag(element: etree._Element, namespace: str = BPMN) -> str:
    """Return the local name of an element of that namespace, else an empty text."""
    name = element.tag
    if not isinstance(name, str) or not name.startswith(f"{{{namespace}}}"):
        return ""
    return name.partition("}")[2]


def line(element: etree._Element) -> int:
    """Return the line of an element in its file."""
    return cast("int | None", element.sourceline) or 0
