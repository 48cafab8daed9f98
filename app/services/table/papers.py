"""What is left of a meeting that was held: who was there, what was decided and reported, to who may read it.

Who took part in a point reads the papers of that point; the burgemeester's office and the reporter read them all
(domain/01 §1.2; architecture, zone papers). Reading is one row of the log.
"""

from collections.abc import Iterable, Iterator, Sequence

from app.domain.ids import PersoonId
from app.domain.inventaris import einde_papieren
from app.domain.item import Item
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.domain.verklaring import ensure_gebonden
from app.domain.words.documents import VERSLAG as VERSLAG_OP_PAPIER
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.domain.words.steps.overleg_plannen import OVERLEG_PLANNEN
from app.procedure.letters import find_template
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.steps.endings import writes_minutes
from app.services.table.meeting import Meeting
from app.services.table.point_papers import PER_PUNT, PaperReader, papers_at
from app.services.telling.showing import form_of, labelled
from app.services.telling.words import datum
from app.services.texts import Content
from app.services.views.items import Tekstregel
from app.services.views.table import Papieren

BEWAARD = "Wat over een casus gaat, verdwijnt samen met die casus. De rest verdwijnt op {dag}."
VERNIETIGD = (
    "De papieren van het overleg zelf zijn vernietigd, een jaar na het overleg. "
    "Wat over een casus gaat, verdwijnt samen met die casus."
)
GEEN_TEKST = (
    "Van dit overleg is geen tekst bewaard: niet wie er die dag was, niet wat afgesproken is, geen verslag. "
    "Welke stap een casus zette, staat bij die casus, voor wie ze mag volgen."
)
ZONDER_KLUIZEN = "Zonder kluizen bewaart Casuspad enkel wie aan welk punt deelnam. " + GEEN_TEKST


def papers_of(tx: Tx, actor: Actor, meeting: Meeting, deps: Deps) -> Papieren | None:
    """Return what is left of a meeting; None before its last point is done."""
    if not _is_over(meeting):
        return None
    present = {punt.id: tx.tafel.aanwezigen(punt.id) for punt in meeting.punten}
    reader = PaperReader(tx, actor, deps, meeting, present, [], [])
    papers = tx.items.of_instantie(meeting.overleg.id, "papers")
    of_the_day = list(_of_the_day(reader, papers))
    points = [papers_at(reader, punt, papers) for punt in reader.own]
    found = Papieren(
        dag=meeting.overleg.geopend_op,
        regels=of_the_day,
        punten=points,
        alle_punten=len(reader.own) == len(meeting.punten),
        bewaard=_kept(reader, papers),
        als_pdf=bool(reader.own) and _has_minutes(tx, meeting),
    )
    _record(reader)
    return found


def _has_minutes(tx: Tx, meeting: Meeting) -> bool:
    """Answer whether minutes were agreed on and are made, and can be printed from the version of the meeting."""
    instantie = tx.instanties.get(meeting.overleg.id)
    if meeting.overleg.status != "gehouden" or not writes_minutes(instantie):
        return False
    return find_template(tx.versies.get(instantie.versie_id), VERSLAG_OP_PAPIER) is not None


def _is_over(meeting: Meeting) -> bool:
    reporting = any(has_part(taak.kind, Part.REPORTING) for taak in meeting.taken)
    return meeting.overleg.status == "gehouden" or reporting


def _of_the_day(reader: PaperReader, papers: Iterable[Item]) -> Iterator[Tekstregel]:
    """Yield what is about the meeting as a whole; its hour and place belong to the plan."""
    grounds = reader.grounds()
    for item in papers:
        if item.punt_id is None and item.kind != OVERLEG_PLANNEN.word:
            content = dict(reader.content(item, grounds))
            content.pop(PER_PUNT, None)
            names = _names_in(reader.tx, content)
            yield from reader.told(item, labelled(form_of(reader.tx, reader.deps, item), content, names))


def _names_in(tx: Tx, content: Content) -> dict[str, str]:
    """Return the names of who is ticked in a list."""
    ids: set[PersoonId] = set()
    for said in content.values():
        if isinstance(said, list):
            ids.update(PersoonId(str(each)) for each in said)
    return {str(who): person.naam for who, person in tx.people.personen(ids).items()}


def _kept(reader: PaperReader, papers: Sequence[Item]) -> Sentence:
    """Say until when the papers are there, once all was shown; or that there are none, and why."""
    today = reader.tx.now.day
    last = einde_papieren(reader.meeting.overleg.geopend_op or today)
    written = {item.kind for item in papers} - {OVERLEG_PLANNEN.word}
    if not written and last <= today:
        return Sentence(VERNIETIGD)
    if written or reader.read:
        return Sentence(BEWAARD, dag=datum(last))
    keeps = reader.tx.livcs.get(reader.actor.livc_id).kluizen_aan
    return Sentence(GEEN_TEKST if keeps else ZONDER_KLUIZEN)


def _record(reader: PaperReader) -> None:
    if not reader.read:
        return
    ensure_gebonden(reader.actor, reader.read)
    actor, tx = reader.actor, reader.tx
    at_points = frozenset[str]().union(*map(reader.grounds_at, reader.own))
    tx.audit.record(
        AuditRegel(
            tx.now.real,
            "lezen",
            "papieren_gelezen",
            ", ".join(sorted(reader.grounds() | at_points)),
            actor.persoon_id,
            actor.organisatie_id,
            None,
            tuple(dict.fromkeys(reader.read)),
        )
    )
