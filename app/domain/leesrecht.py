"""Who reads what is written in a field, and until when: one source for the policy and the line under the field.

`toegang` and the pages decide with `leest`; a form shows `regel` of the same record (architecture, Data zones).
"""
# long: the table of zones with its sentences, read together

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from app.domain.eigendossier import INBRENG, PSYCHISCH, STURING
from app.domain.lezers import LEZERS
from app.domain.sentence import Sentence
from app.domain.words.step_kind import Part
from app.domain.words.steps import KINDS
from app.domain.words.steps.aanmelding import AANMELDING
from app.domain.words.steps.aanwezigheid import AANWEZIGHEID
from app.domain.words.steps.agendering import AGENDERING
from app.domain.words.steps.akkoord_eigenaar import AKKOORD_EIGENAAR
from app.domain.words.steps.akkoord_inlichten import AKKOORD_INLICHTEN
from app.domain.words.steps.belang_inlichten import BELANG_INLICHTEN
from app.domain.words.steps.datalek import DATALEK
from app.domain.words.steps.deelname_punt import DEELNAME_PUNT
from app.domain.words.steps.fiche_ontvangen import FICHE_ONTVANGEN
from app.domain.words.steps.fiche_opstellen import FICHE_OPSTELLEN
from app.domain.words.steps.identiteit_vrijgeven import IDENTITEIT_VRIJGEVEN
from app.domain.words.steps.informatievraag import INFORMATIEVRAAG
from app.domain.words.steps.inlichten_voorstel import INLICHTEN_VOORSTEL
from app.domain.words.steps.intake import INTAKE
from app.domain.words.steps.inzageverzoek import INZAGEVERZOEK
from app.domain.words.steps.kader import KADER
from app.domain.words.steps.oefening import OEFENING
from app.domain.words.steps.overleg_plannen import OVERLEG_PLANNEN
from app.domain.words.steps.prescreening import PRESCREENING
from app.domain.words.steps.strategisch_besluiten import STRATEGISCH_BESLUITEN
from app.domain.words.steps.strategisch_openen import STRATEGISCH_OPENEN
from app.domain.words.steps.strategisch_plannen import STRATEGISCH_PLANNEN
from app.domain.words.steps.strategisch_vaststellen import STRATEGISCH_VASTSTELLEN
from app.domain.words.steps.strategische_opdracht import STRATEGISCHE_OPDRACHT
from app.domain.words.steps.trajectplan import TRAJECTPLAN
from app.domain.words.steps.uitnodiging import UITNODIGING as UITGENODIGD
from app.domain.words.steps.verslag import VERSLAG
from app.domain.words.steps.vrijgave import VRIJGAVE

IDENTITEIT = frozenset({"naam", "geboortedatum", "contact"})
"""The only fields of the register that a deelnemer reads."""
IDENTITEITSSTAPPEN = frozenset(
    kind.word for kind in (INTAKE, AANMELDING, IDENTITEIT_VRIJGEVEN, FICHE_ONTVANGEN)
)
MELDINGEN = frozenset({AANMELDING.word, IDENTITEIT_VRIJGEVEN.word})
"""What the aanmelder sends itself, and may read back."""
UITNODIGING = (UITGENODIGD.word, "boodschap")
INFORMATIEVRAGEN = frozenset((INFORMATIEVRAAG.word, veld) for veld in ("vraag", "over_wie"))
"""What the burgemeester asks services, in words."""
ANTWOORDEN = frozenset(word for word, kind in KINDS.items() if kind.part is Part.INFORMING)
"""What a service tells the burgemeester: who wrote it reads it back, and may take it back."""
INLICHTEN = frozenset({INLICHTEN_VOORSTEL.word, BELANG_INLICHTEN.word})
"""What is proposed to tell the person, in words."""
AKKOORD = (AKKOORD_INLICHTEN.word, "akkoord")
STUKKEN = (AKKOORD_EIGENAAR.word, "stukken")
OVERLEGSTAPPEN = frozenset(
    {
        kind.word
        for kind in (
            *(OVERLEG_PLANNEN, AGENDERING, KADER, AANWEZIGHEID, DEELNAME_PUNT),
            *(VERSLAG, VRIJGAVE, OEFENING),
        )
    }
)
"""Steps about the meeting itself, not about who is spoken of."""
OVERLEGPAPIEREN = frozenset({KADER.word, AANWEZIGHEID.word, OEFENING.word})
"""Steps whose papers are about a meeting as a whole."""
PUNTPAPIEREN = frozenset({DEELNAME_PUNT.word, VRIJGAVE.word, VERSLAG.word})
"""Steps whose papers are about one of its points."""


@dataclass(frozen=True)
class Leesrecht:
    """Who reads a field, as keys of `LEZERS`, and how it ends."""

    lezers: tuple[str, ...]
    einde: Sentence
    """Says until when."""


GEWOON = Leesrecht(
    (),
    Sentence(
        "Procesgegeven, zonder naam of verhaal: wie de casus mag volgen, kan het zien. "
        "Het verdwijnt met de casus."
    ),
)
MEE = Leesrecht(
    (),
    Sentence(
        "Wat u aanvinkt, lezen de burgemeester en de coördinator, om het te bezorgen. "
        "Niemand ziet wat u niet aanvinkt."
    ),
)
ONGEZIEN = Leesrecht(
    (),
    Sentence("Niemand leest wat u antwoordt. Casuspad onthoudt enkel of iemand nee zei, tot dit voorbij is."),
)
OVERLEG = Leesrecht((), Sentence("Gegeven over het overleg zelf, niet over wie besproken wordt."))
DENKHULP = Leesrecht(
    ("eigenaar",),
    Sentence(
        "Het wordt enkel bewaard als u een concept bewaart, of zolang u advies vraagt, een signaleringsoverleg "
        "houdt of de aanmelding invult: hoogstens 30 dagen."
    ),
)
NIET_BEWAARD = Leesrecht(
    (), Sentence("Dit antwoord wordt niet bewaard: niemand ziet of u niets deelt of het mondeling doet.")
)
EIGEN = Leesrecht(("eigenaar",), Sentence("Het verdwijnt met dat eigen dossier."))
FICHE = Leesrecht(
    ("eigenaar",),
    Sentence(
        "Voor er beslist wordt, leest ieder die aan het punt deelneemt het mee. Het wordt gewist zodra de fiche "
        "bezorgd is, of er geen komt."
    ),
)
MET_DE_CASUS = Sentence("Het verdwijnt ten laatste met de casus.")
MET_HET_VOORSTEL = Sentence("Het wordt gewist zodra het voorstel voorbij is.")
KANTOOR = ("burgemeester", "coordinator")
GEDEELD = Leesrecht(
    ("inbrenger", "getoond"),
    Sentence(
        "Daarna enkel uw organisatie, en wie het met uw toestemming in het eigen dossier bewaart of in het "
        "verslag leest."
    ),
)
GESTUURD = Leesrecht(("inbrenger", "getoond"), Sentence("Daarna enkel uw organisatie."))
SAMEN = Leesrecht(
    ("aan_tafel",),
    Sentence(
        "Als het punt sluit, verdwijnt het, behalve wat een organisatie aanvinkt als nodig voor haar "
        "eigen dossier (nooit de politie)."
    ),
)
ACTIE = Leesrecht(
    ("aan_tafel",),
    Sentence(
        "Als het punt sluit, verdwijnt het, behalve bij wie de actie uitvoert zodra het plan aanvaard is, "
        "en wat een organisatie aanvinkt als nodig voor haar eigen dossier (nooit de politie)."
    ),
)
NIEMAND = Leesrecht(("aan_tafel",), Sentence("Als het punt sluit, verdwijnt het. Niemand bewaart dit."))
PAPIEREN = Leesrecht(
    (),
    Sentence(
        "Papieren van de casus: dit wordt bewaard, maar Casuspad toont het nu aan niemand. "
        "Het verdwijnt met de casus."
    ),
)
EINDE_PAPIEREN = Sentence(
    "Wat over een casus gaat, verdwijnt met die casus; de rest ten laatste een jaar na het overleg."
)
LEZERS_PAPIEREN = (*KANTOOR, "verslaggever")
"""Of every paper of a meeting (domain/01 §1.2); others only of what they took part in."""
VAN_HET_PUNT = Leesrecht((*LEZERS_PAPIEREN, "deelgenomen"), EINDE_PAPIEREN)
VAN_HET_OVERLEG = Leesrecht((*LEZERS_PAPIEREN, "overlegd"), EINDE_PAPIEREN)
STRATEGISCH = Leesrecht(
    ("strategisch",),
    Sentence(
        "De verslaggever en de DPO lezen het mee. Het verdwijnt een jaar na de dag waarop de tafel gehouden werd."
    ),
)
OPVOLGING = Leesrecht(
    (),
    Sentence(
        "De DPO, de burgemeester en de coördinator zien wat gekozen is, en wanneer. Hier staat geen naam en geen "
        "verhaal."
    ),
)
"""Of what the AVG gives a term: who follows it up sees it (`words/processes`, `followed_by`)."""
ZONDER_PERSOON = Leesrecht(
    (), Sentence("Gegeven over de werking, niet over een persoon of een casus. Het blijft bij dat overleg.")
)
"""Of the strategic table: which service is asked what, in a word of the list, by when (domain/strategie)."""
PLAATS = Leesrecht(
    (), Sentence("Wie aan tafel kan komen, leest de plaats bij het overleg, zolang het nog komt.")
)

UUR = Leesrecht((), Sentence("Wie aan tafel kan komen, leest het uur bij het overleg."))


def leesrecht(zone: str, kind: str = "", veld: str = "", *, bewaard: bool = True) -> Leesrecht:
    """Return who reads a field asked in a step of this kind, and until when. An unknown zone raises `KeyError`."""
    if not bewaard:
        return NIET_BEWAARD
    return _PER_ZONE[zone](kind, veld)


def leest(gronden: Iterable[str], zone: str, kind: str = "", veld: str = "") -> bool:
    """Answer whether someone with these grounds (keys of `toegang.GRONDEN`) reads the field."""
    return bool(set(gronden) & set(leesrecht(zone, kind, veld).lezers))


@lru_cache(maxsize=64)
def regel(recht: Leesrecht) -> Sentence:
    """Return the line under a field."""
    if not recht.lezers:
        return recht.einde
    lezers = tuple(Sentence(LEZERS[lezer]) for lezer in recht.lezers)
    return Sentence("Dit lezen: {lezers}. {einde}", lezers=lezers, einde=recht.einde)


def _register(kind: str, veld: str) -> Leesrecht:
    readers: tuple[str, ...] = KANTOOR
    if kind in MELDINGEN:
        readers += ("aanmelder",)
    if kind in ANTWOORDEN:
        readers += ("schrijver",)
    if kind in IDENTITEITSSTAPPEN and veld in IDENTITEIT:
        readers += ("deelnemer",)
    if (kind, veld) == UITNODIGING:
        readers += ("uitgenodigd",)
    if (kind, veld) in INFORMATIEVRAGEN:
        readers += ("bevraagd",)
    if kind in INLICHTEN:
        return Leesrecht((*readers, "gevraagd"), MET_HET_VOORSTEL)
    return Leesrecht(readers, MET_DE_CASUS)


def _vault(kind: str, veld: str) -> Leesrecht:
    if kind == INBRENG:
        return GESTUURD if veld in STURING else GEDEELD
    return {PRESCREENING.word: DENKHULP, FICHE_OPSTELLEN.word: FICHE}.get(kind, EIGEN)


def _table(kind: str, veld: str) -> Leesrecht:
    if veld.startswith(PSYCHISCH):
        return NIEMAND
    return ACTIE if (kind, veld) in ACTIEVELDEN else SAMEN


ACTIEVELDEN = frozenset((TRAJECTPLAN.word, veld) for veld in ("acties", "wat", "kader"))
"""The rows of the plan: who carries one out keeps it by itself."""


PRIVACYSTAPPEN = frozenset({DATALEK.word, INZAGEVERZOEK.word})
"""Steps about a possible data breach, or somebody's question about the own data."""
STRATEGISCHE_STAPPEN = frozenset(
    kind.word
    for kind in (
        *(STRATEGISCH_PLANNEN, STRATEGISCH_OPENEN, STRATEGISCH_BESLUITEN, STRATEGISCH_VASTSTELLEN),
        STRATEGISCHE_OPDRACHT,
    )
)
"""Steps of the strategic table."""


def _process(kind: str, veld: str) -> Leesrecht:
    if kind in STRATEGISCHE_STAPPEN:
        return ZONDER_PERSOON
    if kind in PRIVACYSTAPPEN:
        return OPVOLGING
    if (kind, veld) == STUKKEN:
        return MEE
    if (kind, veld) == AKKOORD:
        return ONGEZIEN
    return OVERLEG if kind in OVERLEGSTAPPEN else GEWOON


def _papers(kind: str, veld: str) -> Leesrecht:
    if kind in STRATEGISCHE_STAPPEN:
        return STRATEGISCH
    own = _PAPIEREN.get((kind, veld))
    if own is not None:
        return own
    if kind in OVERLEGPAPIEREN:
        return VAN_HET_OVERLEG
    return VAN_HET_PUNT if kind in PUNTPAPIEREN else PAPIEREN


_PAPIEREN: Mapping[tuple[str, str], Leesrecht] = MappingProxyType(
    {
        (OVERLEG_PLANNEN.word, "plaats"): PLAATS,
        (OVERLEG_PLANNEN.word, "uur"): UUR,
        (VERSLAG.word, "afspraken"): VAN_HET_OVERLEG,
    }
)
"""Fields that are read by others than the rest of their form."""


_PER_ZONE: Mapping[str, Callable[[str, str], Leesrecht]] = MappingProxyType(
    {"process": _process, "register": _register, "vault": _vault, "table": _table, "papers": _papers}
)
