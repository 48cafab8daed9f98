"""What the screens are given: frozen rows, already filtered by the policy, with words to show."""
# long: every row a screen is given in one place, for who writes the templates

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.casus import (
    Aanwezige,
    Agendapunt,
    Bevestiging,
    Casus,
    Certificaat,
    Gebeurtenis,
    Incident,
    Overleg,
    Taak,
)
from app.domain.explanation import Outcome
from app.domain.ids import TaskId
from app.domain.people import Actor, Lidmaatschap, Livc, Mandaat, Organisatie, Persoon
from app.domain.sentence import Said, Sentence
from app.domain.vraag import Vraag
from app.services.ports.audit import AuditView
from app.services.ports.forms import FormView


@dataclass(frozen=True)
class PuntUitleg:
    """A point as people call it, for who may know it."""

    woorden: Sentence
    """ "Punt 2 van 3 · casus 2026-03: dossieraanmelding", "Punt 1 van 3 · algemeen punt 1"."""
    kring: Sentence
    """Who may take part, and why."""


@dataclass(frozen=True)
class Wie:
    """The person behind a session, for the header of every page."""

    actor: Actor
    persoon: Persoon
    livc: Livc
    nu: datetime
    """The domain clock of the LIVC-R."""
    organisaties: Mapping[str, str]
    """Id → name of the organisations in this LIVC-R."""
    kluizen_aan: bool
    demo: bool
    nieuwe_collegas: int = 0
    """How many questions "is dit een collega?" wait in the own organisations, or for this person."""


@dataclass(frozen=True)
class TaakRegel:
    """One line of the inbox. `te_laat` is never set for a step that one may decline."""

    taak: Taak
    titel: Said
    """The name of the step; of what is noted for someone: for whom, and then the name."""
    rol_woorden: Sentence
    te_laat: bool
    opgenomen_door: str | None
    van_mij: bool
    door_mandaat: bool
    punt: Sentence | None = None
    """Which point of the agenda it is about, for the steps of a meeting."""


@dataclass(frozen=True)
class Inbox:
    """ "Mijn taken": the first screen."""

    regels: Sequence[TaakRegel]
    totaal: int
    van: int
    fasen: Sequence[tuple[str, str]]
    """(value, words) of the phases one may filter by."""
    bevestigingen: Sequence[Bevestiging]
    """What was noted for me and waits for "klopt" or "klopt dit niet?"."""
    volgend_overleg: Overleg | None
    open_punten: Sequence[tuple[Agendapunt, str]]
    """Open points I take part in, with the casus code."""
    aanmeldingen: int
    """Coördinator: new aanmeldingen not yet decided; others 0."""
    termijnen: Sequence[tuple[str, str, datetime]]
    """Coördinator and burgemeester: (casus code, what, moment) within 60 days."""
    meer_termijnen: bool
    """Whether there are more than these."""
    collega_s: Mapping[TaskId, Sequence[tuple[str, str]]]
    """Per task, (person id, name) of who can do or note it as well."""


@dataclass(frozen=True)
class TaakPagina:
    """A task: what is asked and why, the form, the deadline, the diagram, what follows per outcome."""

    taak: Taak
    casus: Casus | None
    form: FormView | None
    waarden: Mapping[str, object]
    """The draft, or what an earlier round wrote; keys are field keys."""
    opties: Mapping[str, Sequence[tuple[str, str]]]
    """Choices for fields with a source (organisaties, deelnemers, leden)."""
    uitkomsten: Sequence[Outcome]
    context: Sequence[tuple[Said, Sequence[tuple[Said, Said]]]]
    """Texts the actor may read for this task: (title, [(label, text)])."""
    mag_invullen: bool
    waarom_niet: Sentence | None
    """Why the actor may look but not complete."""
    titel: Said
    """The name of the step; of what is noted for someone: for whom, and then the name."""
    namens: Sequence[tuple[str, Sentence]]
    """(via, words) when the actor may record this for someone else: telefoon, papier, mondeling."""
    klopt_dit: bool
    """Whether who spoke is asked afterwards: that takes an account."""
    waarom: Sentence
    """Why the task is open, in one or two sentences."""
    tegen: datetime | None
    """When a timer takes over from the step, or from the activity around it; None when nothing does."""
    tegen_woorden: Sentence | None
    """Until when that is, and what happens then."""
    intussen: Sequence[Sentence]
    """What other moments bring about while the task stays open."""
    concept_bewaard_op: datetime | None
    versie_id: str
    paper_light: bool
    """Texts are not kept: only the decision is asked."""
    punt: PuntUitleg | None = None
    """Which point of the agenda the step is about, for the steps of a meeting."""


@dataclass(frozen=True)
class DeelnemerRegel:
    """An organisation on the casus page."""

    naam: str
    status: str
    woorden: str
    sinds: datetime


@dataclass(frozen=True)
class KluisItem:
    """An own item, decrypted for its owner."""

    id: str
    soort: str
    titel: str
    velden: Sequence[tuple[Said, Said]]
    aangemaakt: datetime
    rechten: frozenset[str]
    ingetrokken: bool
    van_mij: bool
    """An own contribution, which the reader may show or withdraw; not a copy taken along from a table."""
    kopie: bool = False
    """Taken along from a table into the own file."""


@dataclass(frozen=True)
class BewaarRegel:
    """A text on the table before the reader, and whether it may go into the file of the own organisation."""

    item_id: str
    titel: str
    van: str
    """Whose words: an organisation, or "samen geschreven"."""
    waarom_niet: Sentence | None
    """Why it may not be kept; None when it may."""
    kopie_id: str | None
    """The copy that the own organisation keeps already."""
    velden: Sequence[tuple[Said, Said]]
    """What would be kept."""
    laat_iets_achter: bool
    """What was said on a psychische stoornis stays behind."""
    organisatie: str
    """Whose file it would be."""


@dataclass(frozen=True)
class Wachtregel:
    """One open thing of a casus, as far as the reader may know of it."""

    naam: str
    wie: Sentence
    """Who or what it waits for, in words; never naming who may stay silent."""
    sinds: datetime
    tot: Sentence | None
    """Until when, where a deadline takes over."""
    taak_id: TaskId | None
    """The task, when the reader may open it."""


@dataclass(frozen=True)
class Termijn:
    """A deadline of a casus, with what happens at that moment."""

    naam: str
    op: datetime
    gevolg: Sentence


@dataclass(frozen=True)
class CasusPagina:
    """A casus as far as the actor may see it."""

    casus: Casus
    status_woorden: str
    processen: Sequence[tuple[str, str, Sequence[str]]]
    """(process id, version id, active element ids) of the casus' instances, for the diagram."""
    tijdlijn: Sequence[Gebeurtenis]
    doorlopen: frozenset[str]
    """Elements and sequence flows that were passed, for the diagram."""
    deelnemers: Sequence[DeelnemerRegel]
    termijnen: Sequence[Termijn]
    bewaarzin: Sentence
    """ "wordt vernietigd op 10 september 2027", or why no date is known yet."""
    open_taken: Sequence[TaakRegel]
    kluis: Sequence[KluisItem]
    register: Mapping[Said, Sentence]
    """Label → value, for who may read the register now; empty otherwise."""
    waarom: Sequence[str]
    """Answers to "waarom zie ik dit?": every ground that applies."""
    mag: frozenset[str]
    """Actions: intrekken, vroeger_evalueren, vervroegd_vernietigen, vertrekken, ronde_sluiten."""
    wacht_op: Sequence[Wachtregel]
    """What the casus waits for, never naming who may stay silent."""


@dataclass(frozen=True)
class StemRegel:
    """Someone who is asked for an answer; `antwoord` only ever the reader's own or what the chair just noted."""

    persoon_id: str
    naam: str
    organisatie: str
    gevraagd: bool


@dataclass(frozen=True)
class Nu:
    """What a meeting asks now, or waits for: never empty."""

    kop: Sentence
    zinnen: Sequence[Sentence]
    begint: datetime | None = None
    """When a meeting begins that is still to come."""


@dataclass(frozen=True)
class TafelPagina:
    """Een punt op tafel: everything the chair needs on one screen."""

    overleg: Overleg
    punten: Sequence[tuple[Agendapunt, str | None]]
    """The points that the reader may know, with their casus code."""
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
    aanwezigen: Sequence[tuple[Aanwezige, str, str]]
    """(row, name, organisation) of the open point."""
    kern_ontbreekt: Sequence[str]
    """Words for the statutory core that is missing (INV-14)."""
    overlegtaken: Sequence[TaakPagina]
    """Tasks of the meeting itself that can be done now (kader, aanwezigheid, afronden)."""
    tafeltaken: Sequence[TaakPagina]
    """Table steps of the casus, in order."""
    stemmen: Sequence[StemRegel]
    """For the consensus step that is open: who was asked already."""
    stemmen_binnen: int
    ronde: int
    getoond: Sequence[tuple[str, Sequence[KluisItem]]]
    """What is presented: (organisation, items)."""
    eigen_items: Sequence[KluisItem]
    """The reader's own items that may be presented while the point is open."""
    is_voorzitter: bool
    mag_stemmen: bool
    mijn_stem: str | None
    bewaren: Sequence[BewaarRegel] = ()
    """The texts on the table that may be needed for the own file; empty for the police."""


@dataclass(frozen=True)
class Overzicht:
    """For managers: is it active, does something wait, totals. Counts under 5 are None ("minder dan 5")."""

    actief: bool
    laatste_overleg: datetime | None
    iets_vast: bool
    lopend: int | None
    afgesloten: int | None
    per_fase: Sequence[tuple[str, int | None]]
    per_jaar: Sequence[tuple[int, int | None]]
    mediaan_doorlooptijd: int | None
    """Days, None under 5 closed casussen."""


@dataclass(frozen=True)
class FgPagina:
    """For the DPO: log, upcoming destructions, certificates, age of the list of authorised persons."""

    log: Sequence[AuditView]
    kop: str
    keten_heel: bool
    certificaten: Sequence[Certificaat]
    vernietigingen: Sequence[tuple[str, date]]
    """(casus code, date) to come."""
    leden: Sequence[tuple[Lidmaatschap, Persoon, Organisatie]]
    kluizen_aan: bool
    kluis_besluit: str | None
    bewaard: "InventarisDeel"


@dataclass(frozen=True)
class InventarisGroep:
    """What can still be read and goes on one day; `plaats` and `zone` say what it is."""

    plaats: str
    zone: str
    code: str | None
    laatste_dag: date
    over: bool


@dataclass(frozen=True)
class InventarisDeel:
    """A page of what can still be read, the first to go first: what is beyond its day stands on top."""

    over: int
    per_soort: Sequence[tuple[str, str, int]]
    """(plaats, zone, how many casussen, meetings or own spaces)."""
    groepen: Sequence[InventarisGroep]
    meer: bool
    nagekeken_op: date | None
    """The last night on which this was looked at."""


@dataclass(frozen=True)
class Melding:
    """What the own organisation told when it notified, and who reads that."""

    casus_code: str
    item: KluisItem
    lezers: str


@dataclass(frozen=True)
class Inbreng:
    """An own contribution: before whom it lay on the table, who opened it, who keeps a copy."""

    casus_code: str
    item: KluisItem
    getoond: bool
    """Whether it ever lay on a table."""
    zaten: Sequence[str]
    """Who effectively took part while it lay there and was shown it, with their organisation."""
    lazen: Sequence[str]
    """Who opened it on an own screen."""
    bewaren: Sequence[tuple[str, datetime]]
    """(organisation, since when) that keeps a copy."""


@dataclass(frozen=True)
class Bewaard:
    """What the own file keeps of a table, and until when."""

    casus_code: str
    item: KluisItem
    van: str
    """Whose words: an organisation, or "samen geschreven"; "" when that is not known."""
    noodzaak: str
    """For what it is needed and why; "" when nobody ticked it."""
    herkomst: Sentence
    """How it came there, in a sentence."""
    tot: Sentence
    """Until when, in a sentence."""


@dataclass(frozen=True)
class GedeeldPagina:
    """ "Wat ik deelde en wie het zag": what one told, shared, keeps of a table, and noted for oneself."""

    gemeld: Sequence[Melding]
    gedeeld: Sequence[Inbreng]
    bewaard: Sequence[Bewaard]
    eigen: Sequence[tuple[str | None, KluisItem]]
    """(casus code, own note)."""
    lezers: Sequence[AuditView]
    """Every time that someone else opened something of the own organisation."""
    prescreenings: Sequence[Taak] = field(default=())


@dataclass(frozen=True)
class IncidentRegel:
    """An incident in words: process zone only, and nothing of a partner's own space."""

    incident: Incident
    kenmerk: str
    waar: Sentence
    staat_bij: Sequence[Sentence]
    """The steps at which it stands; for the coördinator only."""
    geprobeerd: Sentence
    waarom: Sentence
    veilig: Sentence
    te_doen: Sentence


@dataclass(frozen=True)
class Poging:
    """A retry that a person asked for, and how it went."""

    incident: Incident
    op: datetime
    hoe: Sentence


@dataclass(frozen=True)
class BeheerPagina:
    """For the beheerder: health, incidents, accounts; no content."""

    incidenten: Sequence[IncidentRegel]
    pogingen: Sequence[Poging]
    """Retries of the last days."""
    leden: Sequence[tuple[Lidmaatschap, Persoon, Organisatie]]
    """Every membership in force, also those that wait for colleagues."""
    wachtende_opdrachten: int
    oudste_opdracht: datetime | None
    vervallen_berichten: int
    """Messages between procedures that came too late, in the last month."""
    laatste_back_up: datetime | None
    dubbele_namen: Sequence[Organisatie] = ()
    """Organisations that an upgrade told apart by a number."""


@dataclass(frozen=True)
class MandatenPagina:
    """Own mandates, given and received."""

    gegeven: Sequence[tuple[Mandaat, str]]
    gekregen: Sequence[tuple[Mandaat, str]]
    mogelijke_nemers: Sequence[tuple[str, str]]
    eigen_rollen: Sequence[tuple[str, str]]
