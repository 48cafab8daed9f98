"""Read a template: a small closed set of elements in XML, and no other mark, attribute or loose text.

It is data of a municipality and never a program: there is nothing in it to carry out, and what is left open is a
name between braces that is looked up in the closed list of its kind.
"""

from collections.abc import Collection
from typing import Final

from lxml import etree

from app.domain.document import PieceKind
from app.domain.errors import ModelError
from app.procedure.documents.template import DocumentTemplate, PrintedWhen, TemplatePart
from app.procedure.model import Place
from app.procedure.xml import line, read_xml, tag

NAMESPACE: Final = "urn:livc:document:1"
PER: Final = "per"
_ALWAYS: Final = frozenset({"als", "zonder"})
_ROOM: Final = frozenset("123456789")
_MAY_SAY: Final = {
    "document": frozenset({"soort", "titel", "bij", "voet"}),
    PER: frozenset({"van"}) | _ALWAYS,
    PieceKind.FACT: frozenset({"naam"}) | _ALWAYS,
    PieceKind.BLANK: frozenset({"regels"}) | _ALWAYS,
}
"""Attributes of an element; a piece that is not named has a condition only."""


def read_template(file: str, content: bytes) -> DocumentTemplate:
    """Return the template; raises `ModelError` for anything that no template holds."""
    root = read_xml(file, content)
    if tag(root, NAMESPACE) != "document":
        raise ModelError(
            "Dit is geen sjabloon van een document: het begint met <document> in de naamruimte {naam}.",
            file=file,
            line=line(root),
            naam=NAMESPACE,
        )
    _ensure_attributes(file, root, _MAY_SAY["document"])
    return DocumentTemplate(
        Place(file, line(root), ""),
        _said(file, root, "soort"),
        _said(file, root, "titel"),
        _flat(root.get("voet", "")),
        tuple(root.get("bij", "").split()),
        _blocks(file, root),
    )


def _blocks(file: str, parent: etree._Element) -> tuple[TemplatePart, ...]:
    _ensure_no_loose_text(file, parent)
    return tuple(_block(file, node) for node in parent)


def _block(file: str, node: etree._Element) -> TemplatePart:
    name = tag(node, NAMESPACE)
    if name == PER:
        _ensure_attributes(file, node, _MAY_SAY[PER])
        place, rows = Place(file, line(node), ""), _said(file, node, "van")
        return TemplatePart(place, None, when=_condition(node), rows_of=rows, inside=_blocks(file, node))
    if name not in set(PieceKind):
        raise _refused(file, node, "Het element “{deel}” kent een sjabloon niet.", deel=_shown(node))
    return _piece(file, node, PieceKind(name))


def _piece(file: str, node: etree._Element, kind: PieceKind) -> TemplatePart:
    _ensure_attributes(file, node, _MAY_SAY.get(kind, _ALWAYS))
    if len(node):
        raise _refused(file, node, "In “{deel}” staat enkel tekst.", deel=kind.value)
    text = _flat(node.text or "")
    if not text:
        raise _refused(file, node, "“{deel}” zegt niets.", deel=kind.value)
    label = _said(file, node, "naam") if kind is PieceKind.FACT else ""
    place = Place(file, line(node), "")
    return TemplatePart(place, kind, text, label, _condition(node), lines=_lines(file, node))


def _lines(file: str, node: etree._Element) -> int:
    """Return how many lines there are to write on."""
    said = node.get("regels", "1")
    if said not in _ROOM:
        raise _refused(file, node, "Zeg in “regels” een getal van 1 tot 9.")
    return int(said)


def _condition(node: etree._Element) -> PrintedWhen | None:
    for attribute in ("als", "zonder"):
        said = node.get(attribute)
        if said is not None:
            name, is_, value = said.partition("=")
            return PrintedWhen(name, value if is_ else None, attribute == "zonder")
    return None


def _ensure_attributes(file: str, node: etree._Element, known: Collection[str]) -> None:
    for name in map(str, node.keys()):
        if name not in known:
            raise _refused(file, node, "“{deel}” kent geen “{naam}”.", deel=tag(node, NAMESPACE), naam=name)
    if _ALWAYS.issubset(map(str, node.keys())):
        raise _refused(file, node, "Kies “als” of “zonder”, niet allebei.")


def _ensure_no_loose_text(file: str, parent: etree._Element) -> None:
    loose = [parent.text, *(node.tail for node in parent)]
    if any(text and text.strip() for text in loose):
        raise _refused(file, parent, "Zet elke zin in een alinea, een kop, een punt of een gegeven.")


def _said(file: str, node: etree._Element, attribute: str) -> str:
    found = _flat(node.get(attribute, ""))
    if not found:
        raise _refused(file, node, "“{deel}” zegt geen “{naam}”.", deel=tag(node, NAMESPACE), naam=attribute)
    return found


def _refused(file: str, node: etree._Element, template: str, **params: str) -> ModelError:
    return ModelError(template, file=file, line=line(node), **params)


def _shown(node: etree._Element) -> str:
    return etree.QName(node).localname


def _flat(text: str) -> str:
    return " ".join(text.split())
