"""What DMN knows and this engine does not do, each with what to draw instead."""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from app.domain.sentence import Sentence
from app.procedure.dmn.source import Source
from app.procedure.dmn.xml import own_names, text_of
from app.procedure.xml import tag

TOP: Final[Mapping[str, Sentence]] = {
    "import": Sentence(
        "Een ander bestand invoegen kan niet; zet alle beslissingen die samenhoren in één bestand."
    ),
    "businessKnowledgeModel": Sentence(
        "Een kennismodel kan niet; maak er een beslissing van en trek een pijl."
    ),
    "decisionService": Sentence("Een beslissingsdienst kan niet; noem de beslissing zelf in livc:besluit."),
}
INSIDE: Final[Mapping[str, Sentence]] = {
    "knowledgeRequirement": Sentence(
        "Een kennismodel kan niet; maak er een beslissing van en trek een pijl."
    ),
    "invocation": Sentence(
        "Een oproep kan niet; maak van wat opgeroepen wordt een beslissing en trek een pijl."
    ),
    "context": Sentence(
        "Een context kan niet; geef de tabel meer uitkomsten, of maak er meer beslissingen van."
    ),
    "functionDefinition": Sentence(
        "Een eigen functie kan niet; maak er een beslissing van en trek een pijl."
    ),
    "list": Sentence("Een lijst van uitdrukkingen kan niet; gebruik een tabel met RULE ORDER."),
    "relation": Sentence("Een relatie kan niet; gebruik een beslissingstabel."),
    "conditional": Sentence(
        'Een voorwaarde als blok kan niet; schrijf "if … then … else …" of gebruik een tabel.'
    ),
    "filter": Sentence("Een filter kan niet; gebruik een beslissingstabel."),
    "for": Sentence("Een lus kan niet; gebruik een beslissingstabel."),
    "every": Sentence('"every" kan niet; gebruik een beslissingstabel.'),
    "some": Sentence('"some" kan niet; gebruik een beslissingstabel.'),
}
_ONCE: Final = frozenset(
    """
    decisionTable literalExpression variable text inputExpression inputValues outputValues defaultOutputEntry
    typeRef
    """.split()  # noqa: SIM905
)
_WRITTEN: Final = frozenset(
    """
    literalExpression inputExpression inputEntry outputEntry inputValues outputValues allowedValues
    defaultOutputEntry
    """.split()  # noqa: SIM905
)
"""Elements that hold one expression, in their `text`."""
_IN_WRITTEN: Final = frozenset({"text", "typeRef", "description", "extensionElements"})
_TEXTS: Final = frozenset({"text", "typeRef"})


def find_overlooked(source: Source, node: etree._Element) -> None:
    """Find what reading would pass over in silence: a second of what is one, or an expression in a wrong place."""
    name = etree.QName(node).localname
    seen: set[str] = set()
    for inner, each in own_names(node):
        if inner in _ONCE & seen:
            source.find(
                each, Sentence('"{naam}" staat hier meer dan één keer; laat er één staan.', naam=inner)
            )
        seen.add(inner)
        if inner != "extensionElements":
            find_overlooked(source, each)
    if name in _TEXTS and len(node):
        source.find(node, Sentence('In "{naam}" staat nog een element; schrijf er enkel tekst.', naam=name))
    if name in _WRITTEN:
        _find_misplaced(source, node, name)


def _find_misplaced(source: Source, node: etree._Element, name: str) -> None:
    if any(map(str.strip, _loose_texts(node))):
        source.find(
            node, Sentence('In "{naam}" staat tekst los; zet de uitdrukking in één "text".', naam=name)
        )
    namespace = str(etree.QName(node).namespace)
    for each in node.iterchildren("*"):
        if tag(each, namespace) not in _IN_WRITTEN:
            source.find(each, Sentence('In "{naam}" hoort enkel "text", met de uitdrukking.', naam=name))


def _loose_texts(node: etree._Element) -> Iterator[str]:
    """Yield the texts directly in an element, between the elements in it."""
    yield text_of(node)
    yield from (each.tail or "" for each in node)


def find_refused(source: Source, node: etree._Element, refused: Mapping[str, Sentence]) -> bool:
    """Find what is refused directly in an element; return whether there was any."""
    found = False
    for name, each in own_names(node):
        if name not in refused:
            continue
        if refused is TOP:
            source.owner = each.get("id", "")
        source.find(each, refused[name])
        found = True
    return found
