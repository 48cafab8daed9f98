"""The own agreements of a LIVC-R: chapters in its own words, in versions, and the frame of each organisation.

Sources: domain/04 F24; S0 L178-192 (with the LTF, per phase, scenarios); S1 L295 (scenarios per target group),
L344-386 (huisreglement) and L451-457 (procureur, five questions). The law asks for none; they are about no person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.domain.errors import FormInvalidError
from app.domain.ids import OrganisatieId
from app.domain.people import Actor, Rol
from app.domain.persoonssporen import sporen_in
from app.domain.verklaring import ZONDER

SCHRIJVERS: Final = frozenset({Rol.BURGEMEESTER, Rol.COORDINATOR})
"""N: the municipality directs (S0 L202-203), so its office writes down what was agreed at the table."""
LANGSTE: Final = 4000
"""N: characters of a chapter; who needs more keeps it in a document, and refers to it."""
SCENARIOS: Final = "scenarios"
HOOFDSTUKKEN: Final[Mapping[str, tuple[str, str]]] = {
    "grondslag": ("Waarop we steunen", "De wet, het decreet, en uw eigen actieplan of beleidsplan."),
    "samenstelling": (
        "Wie er zit",
        "Welke diensten vast meedoen, in welke functie, en wanneer u iemand anders erbij vraagt.",
    ),
    "ritme": ("Waar en hoe vaak", "De plaats, en hoe vaak u samenzit. Dagen hoeven er niet in."),
    "notulen": ("Het verslag", "Of er een komt, wie het maakt, en hoe u aan tafel zegt wat erin mag."),
    "informatie": (
        "Omgaan met informatie",
        "Wat u noteert, deelt en aanvult, en hoe u het belang van de persoon bewaakt.",
    ),
    "repressief": ("Politie en justitie erbij", "Wanneer u ze erbij haalt, en wie dat doet."),
    "fasen": (
        "Per fase",
        "Aanmelding, vorming van het dossier, weging, aanpak, evaluatie, afsluiting: wie doet wat?",
    ),
    SCENARIOS: (
        "Standaardscenario's voor een traject",
        "Per doelgroep: wie neemt contact op, wat bieden we aan, wanneer kijken we opnieuw?",
    ),
    "ltf": ("Met de LTF", "Hoe u afstemt: langs de information officer, en waarover."),
    "preventiemedewerker": (
        "Scholen en stadsdiensten",
        "Wie hun aanspreekpunt is, en wat die met de information officer afspreekt.",
    ),
    "procureur": ("Met de procureur", "Wat de directies afspraken over wat partners wel en niet delen."),
    "vragen": (
        "Vijf vragen voor elke dienst",
        "Wie spreekt er? Wat zegt die? Hoe? Wie spreekt met de politie? Wie met justitie?",
    ),
}
"""The chapters: the heading, and what belongs there."""
OVER_NIEMAND: Final = (
    "Werkafspraken gaan over niemand in het bijzonder: laat de code van een casus, een rijksregisternummer, een "
    "geboortedag of een e-mailadres weg."
)
TE_LANG: Final = "Houd het bij 4000 tekens, of verwijs naar een document."
NIETS: Final = "Schrijf minstens één afspraak, of laat alles zoals het is."


@dataclass(frozen=True)
class Hoofdstuk:
    """What was agreed, and in which version it got these words."""

    tekst: str
    sinds: int


@dataclass(frozen=True)
class Werkafspraken:
    """One version, in force from its day on; `nummer` 0 is none yet."""

    nummer: int = 0
    op: date | None = None
    hoofdstukken: Mapping[str, Hoofdstuk] = field(default_factory=dict)


def herzien(huidig: Werkafspraken, teksten: Mapping[str, str], dag: date) -> Werkafspraken | None:
    """Return the next version, None when not a word changed.

    Raises `FormInvalidError` at each chapter that is too long or speaks of somebody, and where nothing is agreed.
    """
    gezegd = {sleutel: zoals_bewaard(teksten.get(sleutel, "")) for sleutel in HOOFDSTUKKEN}
    ensure_bruikbaar(gezegd)
    nieuw = {
        sleutel: _herzien(huidig.hoofdstukken.get(sleutel), tekst, huidig.nummer + 1)
        for sleutel, tekst in gezegd.items()
        if tekst
    }
    if nieuw == dict(huidig.hoofdstukken):
        return None
    return Werkafspraken(huidig.nummer + 1, dag, nieuw)


def zoals_bewaard(tekst: str) -> str:
    """Return a text as it is kept: a browser ends its lines in its own way."""
    return "\n".join(tekst.strip().splitlines())


def _herzien(was: Hoofdstuk | None, tekst: str, nummer: int) -> Hoofdstuk:
    return was if was is not None and was.tekst == tekst else Hoofdstuk(tekst, nummer)


def ensure_bruikbaar(teksten: Mapping[str, str]) -> None:
    """Raise `FormInvalidError` at each text that is too long or speaks of somebody, and when all are empty."""
    fouten = {naam: [fout] for naam, tekst in teksten.items() if (fout := _fout(tekst))}
    if not any(teksten.values()):
        fouten[""] = [NIETS]
    if fouten:
        raise FormInvalidError(fouten)


def _fout(tekst: str) -> str | None:
    if len(tekst) > LANGSTE:
        return TE_LANG
    return OVER_NIEMAND if any(True for _ in sporen_in(tekst)) else None


def mag_schrijven(actor: Actor) -> bool:
    """Answer whether the actor writes down what the LIVC-R agreed."""
    return bool(actor.rollen & SCHRIJVERS)


def eigen_diensten(actor: Actor) -> frozenset[OrganisatieId]:
    """Return the organisations whose frame the actor may put into words: those it sits for."""
    return frozenset(lid.organisatie_id for lid in actor.lidmaatschappen if lid.rol not in ZONDER)
