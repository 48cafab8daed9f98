"""What DMN knows and this engine does not do, each with what to draw instead."""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from app.procedure.dmn.source import Source
from app.procedure.dmn.xml import own_names

TOP: Final[Mapping[str, str]] = {
    "import": "Een ander bestand invoegen kan niet; zet alle beslissingen die samenhoren in één bestand.",
    "businessKnowledgeModel": "Een kennismodel kan niet; maak er een beslissing van en trek een pijl.",
    "decisionService": "Een beslissingsdienst kan niet; noem de beslissing zelf in livc:besluit.",
}
INSIDE: Final[Mapping[str, str]] = {
    "knowledgeRequirement": "Een kennismodel kan niet; maak er een beslissing van en trek een pijl.",
    "invocation": "Een oproep kan niet; maak van wat opgeroepen wordt een beslissing en trek een pijl.",
    "context": "Een context kan niet; geef de tabel meer uitkomsten, of maak er meer beslissingen van.",
    "functionDefinition": "Een eigen functie kan niet; maak er een beslissing van en trek een pijl.",
    "list": "Een lijst van uitdrukkingen kan niet; gebruik een tabel met RULE ORDER.",
    "relation": "Een relatie kan niet; gebruik een beslissingstabel.",
    "conditional": 'Een voorwaarde als blok kan niet; schrijf "if … then … else …" of gebruik een tabel.',
    "filter": "Een filter kan niet; gebruik een beslissingstabel.",
    "for": "Een lus kan niet; gebruik een beslissingstabel.",
    "every": '"every" kan niet; gebruik een beslissingstabel.',
    "some": '"some" kan niet; gebruik een beslissingstabel.',
}


def find_refused(source: Source, node: etree._Element, refused: Mapping[str, str]) -> bool:
    """Find what is refused directly in an element; return whether there was any."""
    found = [(name, each) for name, each in own_names(node) if name in refused]
    for name, each in found:
        source.owner = each.get("id", "") if refused is TOP else source.owner
        source.find(each, refused[name])
    return bool(found)
