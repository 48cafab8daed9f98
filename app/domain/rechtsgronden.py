"""The legal bases: everything of the law that is cited on a screen, a letter or a document, each with its dates.

A text cites by key, `{livcr_3_1}`; the words come from the version of the day. So a law that is renumbered changes
in one place, and what nobody read in the original says so. Not the law itself: `zegt` is our own short rendering.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.sentence import Opening, fields_of


@dataclass(frozen=True)
class Citaat:
    """How a legal basis is cited from a day on, until the next version."""

    naam: str
    zegt: str
    van: date = date.min
    """The day from which it is cited so; the first version has none."""
    nagekeken: bool = True
    """Whether the text itself was read; when not, it is known from what others write, and the jurist looks."""
    dag_nagekeken: bool = True
    """Whether it is certain that it took effect on this day."""


@dataclass(frozen=True)
class Rechtsgrond:
    """One article or document, in its versions, the oldest first."""

    key: str
    citaten: tuple[Citaat, ...]

    def op(self, dag: date) -> Citaat:
        """Return the version of a day."""
        return [citaat for citaat in self.citaten if citaat.van <= dag][-1]

    def tot(self, citaat: Citaat) -> date | None:
        """Return the last day of a version, None when no later one is known."""
        later = [each.van for each in self.citaten if each.van > citaat.van]
        return later[0] - timedelta(days=1) if later else None


_TER: Final = date(2024, 10, 1)
"""The law of 29 March 2024, art. 51, changes art. 4 §§1-2 of the LIVC-R law from this day."""
_STRAFWETBOEK: Final = date(2026, 4, 8)
"""The new Penal Code, art. 119: two years after its publication. Whether that was put off, the jurist looks up."""
_LIVCR: Final = "LIVC-R-wet (30 juli 2018), art. "
"""Never by its date alone: the law on the protection of personal data has the same."""
_CASUSOVERLEG: Final = (
    "In een casusoverleg mag men spreken, het moet nooit. Wie deelneemt, zwijgt erover; geheimen ervan dienen "
    "enkel om de misdrijven te vervolgen waarvoor het overleg bestaat."
)


def _een(key: str, genoemd: str, zegt: str, *, nagekeken: bool = True) -> Rechtsgrond:
    return Rechtsgrond(key, (Citaat(genoemd, zegt, nagekeken=nagekeken),))


_ALLE: Final = (
    _een(
        "livcr_2",
        f"{_LIVCR}2",
        "De burgemeester richt een LIVC-R op, om terroristische misdrijven te voorkomen.",
    ),
    _een(
        "livcr_3_1",
        f"{_LIVCR}3 §1",
        "Wie er zit: burgemeester, korpschef of zijn vertegenwoordiger, de ambtenaar die preventie coördineert, "
        "en wie de burgemeester uitnodigt om wat hij vanuit zijn functie kan bijdragen.",
    ),
    _een(
        "livcr_3_2",
        f"{_LIVCR}3 §2",
        "De burgemeester bepaalt welke casussen met aanwijzingen van een radicaliseringsproces besproken worden, "
        "en mag diensten om inlichtingen vragen; het overleg mag een traject op maat uitwerken en opvolgen.",
    ),
    _een(
        "livcr_4_1",
        f"{_LIVCR}4 §1",
        "De korpschef of zijn vertegenwoordiger mag informatiekaarten meedelen aan wie deelneemt.",
    ),
    Rechtsgrond(
        "livcr_4_2",
        (
            Citaat(
                f"{_LIVCR}4 §2",
                "Een terugkoppelingsfiche vertrekt enkel bij consensus van wie effectief deelneemt, "
                "en zonder geheimen.",
            ),
            Citaat(
                f"{_LIVCR}4 §2",
                "Een terugkoppelingsfiche vertrekt enkel bij consensus van wie effectief deelneemt, "
                "zonder geheimen, en naar de diensten die de wet op de gegevensbank T.E.R. noemt.",
                _TER,
            ),
        ),
    ),
    _een(
        "ter_7",
        "wet van 29 maart 2024 op de gegevensbank T.E.R., art. 7",
        "Gegevens blijven daar hoogstens dertig jaar na de laatste inbreng, bij een minderjarige vijftien jaar.",
    ),
    _een(
        "ter_24",
        "wet van 29 maart 2024 op de gegevensbank T.E.R., art. 24 §2",
        "Een informatiekaart komt niet in het dossier en wordt niet aan de persoon meegedeeld.",
    ),
    _een(
        "ter_26",
        "wet van 29 maart 2024 op de gegevensbank T.E.R., art. 26 §2",
        "De burgemeester gebruikt wat op een kaart staat binnen zijn eigen bevoegdheden, op eigen "
        "verantwoordelijkheid en na contact met de korpschef.",
        nagekeken=False,
    ),
    _een("livcr_5", f"{_LIVCR}5", "Het overleg is een casusoverleg in de zin van het Strafwetboek."),
    Rechtsgrond(
        "sw_geheim",
        (
            Citaat(
                "Strafwetboek, art. 458",
                "Wie door zijn beroep geheimen kent, verklapt ze niet.",
                nagekeken=False,
            ),
            Citaat(
                "Strafwetboek, art. 352 (vroeger art. 458)",
                "Wie door zijn beroep geheimen kent, verklapt ze niet.",
                _STRAFWETBOEK,
                nagekeken=False,
                dag_nagekeken=False,
            ),
        ),
    ),
    Rechtsgrond(
        "sw_casusoverleg",
        (
            Citaat("Strafwetboek, art. 458ter", _CASUSOVERLEG, nagekeken=False),
            Citaat(
                "Strafwetboek, art. 353 §2 (vroeger art. 458ter)",
                _CASUSOVERLEG,
                _STRAFWETBOEK,
                nagekeken=False,
                dag_nagekeken=False,
            ),
        ),
    ),
    _een(
        "sw_458bis",
        "Strafwetboek, art. 458bis",
        "Wie door zijn beroep weet van bepaalde misdrijven tegen een minderjarige of een kwetsbare persoon, mag "
        "dat onder voorwaarden melden.",
        nagekeken=False,
    ),
    _een(
        "wiv_3",
        "Wet op de inlichtingendiensten (30 november 1998), art. 3, 15°",
        "Een radicaliseringsproces: iemand wordt gevormd tot terroristische daden, of maakt zich er klaar voor.",
        nagekeken=False,
    ),
    _een(
        "decreet",
        "LIVC-R-decreet van 21 mei 2021",
        "Wie deelneemt, mag noodzakelijke gegevens in het eigen dossier verwerken, een jaar na de laatste "
        "bespreking, bij ernstige aanwijzingen van een terrorismerisico tot vijf jaar; wie weigert, zegt waarom.",
        nagekeken=False,
    ),
    _een(
        "decreet_9",
        "LIVC-R-decreet van 21 mei 2021, art. 9",
        "Veertien soorten gegevens die wie deelneemt in het eigen dossier mag verwerken.",
        nagekeken=False,
    ),
    _een(
        "avg_12",
        "AVG, art. 12 en 15 tot 22",
        "Wie naar de eigen gegevens vraagt, krijgt binnen de maand antwoord; twee maanden meer mag, als men "
        "het zegt.",
        nagekeken=False,
    ),
    _een(
        "avg_33",
        "AVG, art. 33",
        "Een datalek wordt binnen 72 uur gemeld, tenzij er waarschijnlijk geen risico is; alles wordt "
        "opgeschreven.",
        nagekeken=False,
    ),
    _een(
        "avg_34",
        "AVG, art. 34",
        "Bij een hoog risico horen de mensen om wie het gaat in gewone taal wat er misging.",
        nagekeken=False,
    ),
    _een("avg_5", "AVG, art. 5, lid 1, e", "Gegevens worden niet langer bewaard dan nodig.", nagekeken=False),
    _een(
        "kinderrechten_3",
        "Kinderrechtenverdrag, art. 3",
        "Het belang van het kind is bij elk besluit een eerste overweging.",
        nagekeken=False,
    ),
    _een(
        "omzendbrief",
        "omzendbrief van 22 mei 2018",
        "Een leidraad voor de LIVC-R: eerst de gewone hulp, wie er zit, wie hier eerst opgevolgd wordt, het "
        "ritme, vrijwillig deelnemen.",
    ),
    _een(
        "strategie",
        "Strategie T.E.R. (2021)",
        "De LIVC-R beslist bij consensus over de opvolging van een casus. Een radicale mening is geen probleem, "
        "en anderen overtuigen mag; het gaat om wat tot geweld aanzet.",
    ),
    _een(
        "documentatiefiche",
        "documentatiefiche van de Werkgroep Preventie (2022)",
        "Het model van terugkoppelingsfiche, met de vragen die erbij horen.",
    ),
    _een(
        "actieplan",
        "Vlaams actieplan ter preventie van gewelddadige radicalisering, extremisme, terrorisme en polarisatie "
        "(2020-2024)",
        "Wat Vlaanderen zelf en met gemeenten doet om te voorkomen.",
        nagekeken=False,
    ),
    _een(
        "zakboekje",
        "Zakboekje voor de burgemeester",
        "Werkvormen, aanspreekpunten, beroepsgeheim, aanwezigheden en verslag.",
    ),
    _een(
        "vvsg",
        "toelichting van de VVSG bij het LIVC-R-decreet",
        "Hoe gemeenten het decreet toepassen; zonder naam aanmelden kan.",
    ),
)
RECHTSGRONDEN: Final[Mapping[str, Rechtsgrond]] = {each.key: each for each in _ALLE}


def geciteerd(key: str, dag: date) -> str:
    """Return how a legal basis is called on a day; raises `KeyError` for an unknown key."""
    return RECHTSGRONDEN[key].op(dag).naam


def naam(key: str) -> str:
    """Return how a legal basis is called on any day; raises `ValueError` for one whose name changed."""
    (enige,) = {citaat.naam for citaat in RECHTSGRONDEN[key].citaten}
    return enige


def aangehaald(tekst: str, dag: date) -> Opening:
    """Return a text with its legal bases as they are called on a day; raises `KeyError` for an unknown key."""
    return Opening(tekst, **{key: geciteerd(key, dag) for key in fields_of(tekst)})


def na_te_kijken(tekst: str, dag: date) -> tuple[str, ...]:
    """Return the citations in a text of which nobody read the original, in the order of the table."""
    keys = [key for key in RECHTSGRONDEN if key in fields_of(tekst)]
    return tuple(geciteerd(key, dag) for key in keys if not RECHTSGRONDEN[key].op(dag).nagekeken)
