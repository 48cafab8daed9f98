"""Safe reading of XML: no entities, no network, no document type, at most 2 MB.

Comments and processing instructions are dropped while reading, so that no text ends where one begins; only who
writes the file again keeps them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, cast

from lxml import etree

from app.domain.errors import ModelError
from app.procedure.unreadable import reason

MAX_BYTES: Final = 2 * 1024 * 1024
MAX_TAGS: Final = 50_000
MAX_ATTRIBUTES: Final = 100
"""Of one tag; of one with more none is read, for lxml takes a time that grows with their square."""
BPMN: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI: Final = "http://www.omg.org/spec/BPMN/20100524/DI"
LIVC: Final = "urn:livc:bpmn:1"
_REFERRING: Final = frozenset(
    {
        "attachedToRef",
        "messageRef",
        "calledElement",
        "processRef",
        "sourceRef",
        "targetRef",
        "default",
        "bpmnElement",
    }
)
_REFERENCES: Final = frozenset({"incoming", "outgoing", "flowNodeRef"})


def read_xml(file: str, content: bytes) -> etree._Element:
    """Return the root element, without comments; raises `ModelError`."""
    return _read(file, content, whole=False)


def read_whole(file: str, content: bytes) -> etree._Element:
    """Return the root element with every comment in it, for who writes the file again; raises `ModelError`."""
    return _read(file, content, whole=True)


def _read(file: str, content: bytes, *, whole: bool) -> etree._Element:
    if len(content) > MAX_BYTES:
        raise ModelError("Het bestand is groter dan 2 MB.", file=file)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=not whole,
        remove_pis=not whole,
        strip_cdata=not whole,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        raise ModelError(
            "Dit is geen geldige XML; het bestand is niet leesbaar. {reden}",
            file=file,
            line=line,
            reden=reason(error),
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ModelError("Een documenttype (DOCTYPE) is niet toegelaten.", file=file, line=1)
    return root


def read_drawing(file: str, content: bytes) -> etree._Element:
    """Return the root of a BPMN file in which every reference is a bare id; raises `ModelError`.

    A reference is a QName (BPMN 2.0.2 §15.3): other programs write `tns:stap_1` where we write `stap_1`.
    """
    root = read_xml(file, content)
    for node, prefixes in _with_prefixes(root):
        for name in _REFERRING.intersection(map(str, node.keys())):
            node.set(name, _local(prefixes, node.get(name, "")))
        if tag(node) in _REFERENCES:
            node.text = _local(prefixes, (node.text or "").strip())
    return root


def _with_prefixes(root: etree._Element) -> Iterator[tuple[etree._Element, Mapping[str, int]]]:
    """Yield what is BPMN and its drawing, with the prefixes that mean something there.

    One walk that opens and closes prefixes as the file does: asking each element for all its prefixes takes a
    time that grows with their square.
    """
    open_: Counter[str] = Counter()
    opened: list[str] = []
    for event, what in etree.iterwalk(root, events=("start-ns", "start", "end-ns")):
        if event == "start-ns":
            opened.append(str(what[0]))
            open_[opened[-1]] += 1
        elif event == "end-ns":
            open_[opened.pop()] -= 1
        elif tag(what) or tag(what, DI):
            yield what, open_


def _local(prefixes: Mapping[str, int], reference: str) -> str:
    prefix, colon, local = reference.partition(":")
    return local if colon and prefixes[prefix] else reference


def written(root: etree._Element) -> bytes:
    """Return a file as it was read, as UTF-8."""
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True)


def ensure_bounded(file: str, root: etree._Element) -> None:
    """Raise `ModelError` at the first tag that is one too many to look at one by one."""
    for number, node in enumerate(root.iter("*")):
        if number == MAX_TAGS:
            raise ModelError(
                "Dit bestand heeft meer dan {aantal} onderdelen; splits het over meer bestanden.",
                file=file,
                line=line(node),
                aantal=MAX_TAGS,
            )


def attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the attributes of a tag; of one that is crowded nothing."""
    if not is_crowded(element):
        yield from ((str(name), str(value)) for name, value in element.attrib.items())


def is_crowded(element: etree._Element) -> bool:
    """Answer whether a tag has more attributes than are read."""
    return len(element.attrib) > MAX_ATTRIBUTES


def tag(element: etree._Element, namespace: str = BPMN) -> str:
    """Return the local name of an element of that namespace, else an empty text."""
    name = element.tag
    if not isinstance(name, str) or not name.startswith(f"{{{namespace}}}"):
        return ""
    return name.partition("}")[2]


def line(element: etree._Element) -> int:
    """Return the line of an element in its file."""
    return cast("int | None", element.sourceline) or 0


def spaces(node: etree._Element) -> Mapping[str, str]:
    """Return the prefixes that may be used in a node; the default one stands there as None."""
    return cast("Mapping[str, str]", node.nsmap)
