"""What a participant may keep of the table in the own file: what is ticked as needed, and nothing by itself.

Source: INV-35 (the owner keeps control), INV-36 (no common file), INV-21 (the police takes nothing along),
INV-07 (psychische stoornis), domain/09 §9.1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.domain.ids import OrganisatieId
from app.domain.item import Item
from app.domain.words.steps.informatie_inbreng import INFORMATIE_INBRENG

INBRENG = INFORMATIE_INBRENG.word
"""The kind of step for an owner's own words; every other text on the table was written together."""
STURING = frozenset(
    {"wijze", "geheim", "delen_met", "deelnemers", "mag_verslag", "mag_eigen_dossier", "mag_fiche", "via"}
)
"""What steers a contribution: nobody needs it in an own file."""
PSYCHISCH = "d5_"
"""How every field on a psychische stoornis begins (domain 5 of the weging, INV-07)."""
GEZONDHEID = "9"
"""The category of the fourteen in which a psychische stoornis falls (decreet, art. 9)."""
KORTSTE_NOODZAAK = 15
POLITIE_NIET = "De politie bewaart niets van wat aan tafel ligt."

DOELEN: Mapping[str, str] = MappingProxyType(
    {
        "hulp": "Om zelf hulp of begeleiding te geven",
        "afspraak": "Om uit te voeren wat aan tafel is afgesproken",
        "bescherming": "Om iemand te beschermen",
    }
)
"""For what an organisation may need a text in its own file."""

VAN, DOEL, NOODZAAK = "bewaard_van", "bewaard_doel", "bewaard_noodzaak"
"""What is kept with a copy: whose words they were, for what, and why that is necessary."""
BIJSCHRIFT: Mapping[str, str] = MappingProxyType(
    {VAN: "Van wie dit komt", DOEL: "Waarvoor wij dit bewaren", NOODZAAK: "Waarom dat nodig is"}
)


@dataclass(frozen=True)
class Tafeltekst:
    """A text as it lies on the table before one person."""

    kind: str
    eigenaar_id: OrganisatieId
    inhoud: Mapping[str, object]
    rechten: frozenset[str] = frozenset()
    ingetrokken: bool = False
    getoond: bool = True
    """Whether its owner shows it to this person."""


def zonder_toestemming(item: Item) -> Item:
    """Return an item that its owner took back: nothing on it is permitted any more (INV-35)."""
    return replace(item, ingetrokken=True, rechten=frozenset())


def mag_weg(item: Item) -> bool:
    """Answer whether its owner may delete it apart: a copy, or own words that nobody else reads any more."""
    return item.is_kopie or (item.is_eigen_inbreng and item.ingetrokken)


def is_kopie_van(kopie: Item, bron: Item) -> bool:
    """Answer whether a file took this item along, so that it goes when the owner takes the item back (INV-35).

    A copy of before they were linked names its point, and the same task.
    """
    if not kopie.is_kopie:
        return False
    same_step = bool(bron.task_id) and (kopie.task_id, kopie.kind) == (bron.task_id, bron.kind)
    return kopie.bron_id == bron.id or same_step


def mag_eigen_kluis_tonen(item: Item, *, politie: bool) -> bool:
    """Answer whether an item is shown in the own vault: no half-filled form; to the police no copy (INV-21)."""
    return item.zone == "vault" and item.soort != "concept" and not (politie and item.is_kopie)


def is_tafelversie(eigen: Item, ander: Item) -> bool:
    """Answer whether another item is the same contribution as it lies on a table."""
    same = (ander.task_id, ander.kind) == (eigen.task_id, eigen.kind)
    return same and ander.zone == "table" and ander.eigenaar_id == eigen.eigenaar_id


def waarom_niet(tekst: Tafeltekst, voor: OrganisatieId, *, politie: bool) -> str | None:
    """Return why an organisation may not keep a text of the table, in words for who asks; None when it may."""
    if politie:
        return POLITIE_NIET
    if tekst.ingetrokken or not tekst.getoond:
        return "Dit ligt niet (meer) voor u op tafel."
    if tekst.kind == INBRENG:
        return _waarom_niet_van_een_ander(tekst, voor)
    if not mee_te_nemen(tekst.inhoud):
        return "Hier staat alleen iets over een psychische stoornis: dat blijft bij niemand."
    return None


def _waarom_niet_van_een_ander(tekst: Tafeltekst, voor: OrganisatieId) -> str | None:
    if tekst.eigenaar_id == voor:
        return "Dit is van uw eigen organisatie en staat al in uw dossier."
    if tekst.inhoud.get("geheim") != "nee":
        return "Dit valt onder het beroepsgeheim van wie het deelt: niemand anders bewaart het."
    if tekst.inhoud.get("categorie") == GEZONDHEID:
        return "Dit gaat over gezondheid: niemand anders bewaart het."
    if "eigen_dossier" not in geldige_rechten(tekst.rechten, tekst.inhoud):
        return "De eigenaar geeft geen toestemming om dit elders te bewaren."
    return None


def mee_te_nemen(inhoud: Mapping[str, object]) -> dict[str, object]:
    """Return what goes along into an own file: never what was said on a psychische stoornis."""
    return {key: value for key, value in inhoud.items() if _gaat_mee(key, value)}


def _gaat_mee(key: str, value: object) -> bool:
    if key in STURING or key.startswith(PSYCHISCH):
        return False
    return value not in (None, "", [], False)


def gaat_niet_mee(inhoud: Mapping[str, object]) -> bool:
    """Answer whether something of a text stays behind because it is on a psychische stoornis."""
    return any(key.startswith(PSYCHISCH) and value for key, value in inhoud.items())


def geldige_rechten(rechten: frozenset[str], inhoud: Mapping[str, object]) -> frozenset[str]:
    """Return what an owner really permits: of a secret nothing, of health no copy, whatever was ticked once."""
    if inhoud.get("geheim") != "nee":
        return frozenset()
    return rechten - {"eigen_dossier"} if inhoud.get("categorie") == GEZONDHEID else rechten
