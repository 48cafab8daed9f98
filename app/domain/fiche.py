"""The fiche for the LTF: what of a form leaves, on what each paragraph rests, and what is said before the vote.

Source: L18 art. 4 §2; seeds/003 L1560-1723; INV-03, INV-04, INV-06, INV-07.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.eigendossier import geldige_rechten
from app.domain.ids import ItemId
from app.domain.item import Item
from app.domain.sentence import Sentence

TRAJECT: Final = "opvolging"
BLOKKEN: Final = ("reden", "d1", "d2", "d3", "d4", "d5", "d6", TRAJECT)
"""The blocks of the template in which something is said of somebody; none of them is mandatory (INV-06)."""
TEKST, BRONNEN = "_tekst", "_bronnen"
EVALUATIE, GEEN_EVALUATIE = f"{TRAJECT}{TEKST}", "geen_evaluatie"
PSYCHISCH: Final = "d5"
BEVESTIGD: Final = f"{PSYCHISCH}_bevestigd"
GEZEGD: Final = "gezegd"
"""Where a paragraph rests on what was said at the table and on no text: who said it agrees, there and then."""
RECHT: Final = "fiche"
BLIJFT_HIER: Final = frozenset({BEVESTIGD})
"""Questions that steer the form; with what a paragraph rests on, all that does not leave."""

ZONDER_BRON = "Duid aan waarop dit steunt: op een tekst die op tafel ligt, of op wat aan tafel gezegd is."
NIETS_VERTELD = (
    "Schrijf minstens één vak van de fiche. Is er niets om te laten weten, kies dan “Toch geen fiche”."
)
WEL_EVALUATIE = (
    "De wet vraagt dat een fiche zegt hoe de opvolging loopt. Schrijf dat bij het traject, of schrijf waarom "
    "er geen evaluatie is."
)
NIET_BEVESTIGD = "Zonder bevestiging van een psychiater of psycholoog blijft dit vak leeg."
EENZIJDIG = {
    "negatief": Sentence("Wat u aanduidde, is allemaal negatief. Laat de fiche ook iets positiefs zien?"),
    "positief": Sentence("Wat u aanduidde, is allemaal positief. Laat de fiche ook zien wat bezorgd maakt?"),
}
GEVOLG_TER = (
    "Heeft de persoon een statuut in de gegevensbank T.E.R., dan komt deze tekst daarin. Daar kan hij tot "
    "dertig jaar na de laatste inbreng blijven, bij een minderjarige tot vijftien jaar ({ter_7}). Wat bezorgd "
    "is, kan niemand terughalen."
)
"""Said before anyone answers (S3 L1562-1564)."""


@dataclass(frozen=True)
class Fichetekst:
    """Exactly what leaves: the lines of the template that were filled in, each with its words."""

    titel: str
    regels: tuple[tuple[str, str], ...]


def vertrekt(veld: str) -> bool:
    """Answer whether an answer on the form is part of what leaves."""
    return veld not in BLIJFT_HIER and not veld.endswith(BRONNEN)


def gevuld(inhoud: Mapping[str, object]) -> tuple[str, ...]:
    """Return the blocks in which something is said."""
    return tuple(blok for blok in BLOKKEN if _is_gezegd(inhoud, f"{blok}{TEKST}"))


def fouten(inhoud: Mapping[str, object]) -> dict[str, list[str]]:
    """Return what is wrong with a draft, by field: no block is mandatory, each that is filled says why."""
    blokken = gevuld(inhoud)
    found = {bron: [ZONDER_BRON] for bron in _zonder_bron(blokken, inhoud)}
    if not blokken:
        found["uitkomst"] = [NIETS_VERTELD]
    if not _is_gezegd(inhoud, EVALUATIE, GEEN_EVALUATIE):
        found[GEEN_EVALUATIE] = [WEL_EVALUATIE]
    if PSYCHISCH in blokken and inhoud.get(BEVESTIGD) != "ja":
        found[f"{PSYCHISCH}{TEKST}"] = [NIET_BEVESTIGD]
    return found


def _zonder_bron(blokken: Iterable[str], inhoud: Mapping[str, object]) -> list[str]:
    fields = [f"{blok}{BRONNEN}" for blok in blokken]
    return [field for field in fields if not inhoud.get(field)]


def _is_gezegd(inhoud: Mapping[str, object], *velden: str) -> bool:
    said = [str(inhoud.get(veld) or "") for veld in velden]
    return bool("".join(said).strip())


def steunt_op(inhoud: Mapping[str, object]) -> frozenset[ItemId]:
    """Return the items that the filled blocks rest on."""
    found: set[ItemId] = set()
    for blok in gevuld(inhoud):
        cited = inhoud.get(f"{blok}{BRONNEN}")
        found.update(map(ItemId, cited if isinstance(cited, list) else ()))
    return frozenset(found - {GEZEGD})


def mag_in_fiche(item: Item, inhoud: Mapping[str, object]) -> bool:
    """Answer whether a fiche may rest on this: never a secret, nor without permission (INV-03, INV-35)."""
    return not item.ingetrokken and RECHT in geldige_rechten(item.rechten, inhoud)


def stand_van_bron(item: Item | None) -> bool:
    """Answer whether a cited item may still be used: it is there, and its owner did not take it back."""
    return item is not None and not item.ingetrokken and RECHT in item.rechten


def eenzijdig(kleuren: Iterable[object]) -> Sentence | None:
    """Return a warning when all that a draft rests on has one colour (INV-04); neutral alone is no side."""
    found: Collection[object] = set(kleuren)
    return EENZIJDIG.get(str(next(iter(found)))) if len(found) == 1 else None


def opgesteld(titel: str, regels: Sequence[tuple[str, str, str]]) -> Fichetekst:
    """Return what leaves of a form: `regels` are (field, label, words) in the order of the form."""
    said = tuple((label, words) for veld, label, words in regels if vertrekt(veld) and words)
    return Fichetekst(titel, said)
