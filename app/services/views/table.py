"""What the page of a meeting is given: a point on the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from app.domain.casus import Casus
from app.domain.ids import CasusId, PuntId, TaskId
from app.domain.overleg import Aanwezige, Agendapunt, Overleg
from app.domain.sentence import Sentence
from app.domain.vraag import Vraag
from app.services.views.items import BewaarRegel, KluisItem, Tekstregel
from app.services.views.tasks import PuntRegel, TaakPagina


@dataclass(frozen=True)
class StemRegel:
    """Someone who is asked for an answer; `antwoord` only ever the reader's own or what the chair just noted."""

    persoon_id: str
    naam: str
    organisatie: str
    gevraagd: bool
    aan_tafel: bool = True
    """Whether this person still sits there: who left is not asked from afar."""


@dataclass(frozen=True)
class Nu:
    """What a meeting asks now, or waits for: never empty."""

    kop: Sentence
    zinnen: Sequence[Sentence]
    begint: datetime | None = None
    """When a meeting begins that is still to come."""


class Genodigden(NamedTuple):
    """Who is asked to a point that is still to come, as far as its reader may know (INV-10)."""

    code: str
    nemen_deel: Sequence[str]
    genodigd: Sequence[str]
    """Asked, and no answer yet; only ever shown to who asks them."""


@dataclass(frozen=True)
class Voorblad:
    """What is told of a meeting before its day, beside its agenda."""

    plaats: str
    """Empty where none was kept."""
    vaste_leden: Sequence[str]
    per_casus: Sequence[Genodigden]
    als_pdf: bool = False
    """Whether the version of the meeting has a template of its invitation."""
    te_verplaatsen: bool = False
    """Whether the reader moves it or calls it off."""
    eindes: Sequence[Sentence] = ()
    """Casussen that near their last day, for who sees the whole agenda."""


class PuntPapieren(NamedTuple):
    """What is left of a point, for who may read it."""

    woorden: Sentence
    behandeld: bool
    """False where it was put off to another meeting."""
    namen_deel: Sequence[str]
    besloten: Sequence[str]
    """How each vote at this point ended: never who answered what."""
    regels: Sequence[Tekstregel]
    """Decision, what was released, and the report."""
    vernietigd: bool
    """What was kept of it, or about its casus, is destroyed already."""
    casus: CasusId | None
    """Its casus, where the reader may follow that."""
    over: CasusId | None = None
    """Its casus: what is printed of the point ends with that."""
    recht_te_zetten: PuntId | None = None
    """The point, for who took part in it and may put something of its minutes right."""


@dataclass(frozen=True)
class Papieren:
    """What is left of a meeting that was held, as far as its reader may know."""

    dag: date | None
    """The day on which it was held."""
    regels: Sequence[Tekstregel]
    """How it opened, who was there that day, and what was agreed on the meeting itself."""
    punten: Sequence[PuntPapieren]
    alle_punten: bool
    """Whether these are all."""
    bewaard: Sentence
    """What is kept and until when, or why there is no text."""
    als_pdf: bool = False
    """Whether these are minutes that can be taken out: agreed on at the start, with a template."""


@dataclass(frozen=True)
class Kernstand:
    """Who of the core is not there, or which social partner, and what that means (INV-14)."""

    ontbreekt: Sequence[str]
    """Words for each part that nobody fills."""
    zinnen: Sequence[Sentence]
    """What may be decided all the same."""
    vraagt_reden: bool = False
    """Whether what is voted on is decided for a reason only."""
    op_papier: bool = False
    """Whether that reason is kept on paper: the LIVC-R works paper-light."""
    kan_niet: bool = False
    """Whether what is voted on cannot be decided as the table sits there now."""


class Zitplaats(NamedTuple):
    """Someone with a seat at the point of which it is noted again who takes part."""

    persoon_id: str
    naam: str
    gekozen: bool


class Zitting(NamedTuple):
    """Whether it can be taken back who takes part in the open point, or is being noted again."""

    tot: datetime | None = None
    """Until when it can be taken back, for who notes it."""
    opnieuw: bool = False
    """Whether it is being noted again: nobody sits at the point."""
    plaatsen: Sequence[Zitplaats] = ()
    """Who can be ticked then, for who notes it."""


@dataclass(frozen=True)
class Teamstand:
    """Who alone goes on discussing the casus on the table, beside burgemeester and coördinator."""

    leden: Sequence[str]
    """Empty where the whole table goes on."""
    ontbreekt: Sequence[str]
    """Words for each part of the core that nobody in the team fills."""
    plaatsen: Sequence[Zitplaats] = ()
    """Who can be chosen, for who chairs the point."""


NIETS_TE_WIJZIGEN = Zitting()


class AanTafel(NamedTuple):
    """Who takes part in the open point, by name."""

    aanwezige: Aanwezige
    naam: str
    organisatie: str


class Getoonde(NamedTuple):
    """What an organisation presents."""

    organisatie: str
    items: Sequence[KluisItem]


@dataclass(frozen=True)
class TafelPagina:
    """Een punt op tafel: everything the chair needs on one screen."""

    overleg: Overleg
    punten: Sequence[PuntRegel]
    """The points that the reader may know."""
    hele_agenda: bool
    """Whether these are all."""
    punt: Agendapunt | None
    """The open point."""
    punt_nu: str | None
    """Id of the point in hand: open, or who takes part in it is being noted. For who may know it."""
    nu: Nu
    afronden: Vraag | None
    """What closing the open point would put off or end, for who may close it."""
    casus: Casus | None
    aanwezigen: Sequence[AanTafel]
    kern: Kernstand | None
    """Who is missing at the point, and what may be decided all the same (INV-14)."""
    overlegtaken: Sequence[TaakPagina]
    """Tasks of the meeting itself that can be done now (kader, aanwezigheid, afronden)."""
    tafeltaken: Sequence[TaakPagina]
    """Table steps of the casus, in order."""
    stemmen: Sequence[StemRegel]
    """For the consensus step that is open: who was asked already."""
    stemmen_binnen: int
    ronde: int
    getoond: Sequence[Getoonde]
    eigen_items: Sequence[KluisItem]
    """The reader's own items that may be presented while the point is open."""
    is_voorzitter: bool
    mag_stemmen: bool
    mijn_stem: str | None
    begonnen: bool = True
    """Whether people sit together now: the page is the table, no longer the plan of a day."""
    voorblad: Voorblad | None = None
    """Of a meeting with a day that did not begin yet."""
    sluit_straks: datetime | None = None
    """When the point closes that somebody rounded off a moment ago; until then that can be taken back."""
    eigen_stap: TaskId | None = None
    """The step that the reader does for the table now, on a page of its own."""
    ronde_loopt: bool = False
    """Whether the round of contributions runs."""
    kenmerk: str = ""
    """Names how the meeting stands for the reader: another one means that there is something new to see."""
    aanwezig_tot: datetime | None = None
    """Until when it can be taken back who is there that day, for who notes it."""
    deelname: Zitting = NIETS_TE_WIJZIGEN
    caseteam: Teamstand | None = None
    """Of the casus on the table, for who takes part in its point."""
    politie: Sentence | None = None
    """Said where the police is more than one among few social partners (INV-15)."""
    papieren: Papieren | None = None
    """Of a meeting that is over, or waits for its report only."""
    bewaren: Sequence[BewaarRegel] = ()
    """The texts on the table that may be needed for the own file; empty for the police."""
