"""What is left of a meeting that was held: who was there, what was decided and reported, to who may read it.

Who took part in a point reads the papers of that point; the burgemeester's office and the reporter read them all
(domain/01 §1.2; architecture, zone papers). Reading is one row of the log.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from app.domain.errors import KeyMissingError
from app.domain.ids import PersoonId, PuntId
from app.domain.inventaris import einde_papieren
from app.domain.item import Item
from app.domain.leesrecht import leest
from app.domain.overleg import Aanwezige, Agendapunt, PuntStatus
from app.domain.people import Actor, Rol
from app.domain.sentence import Sentence, given_text, in_a_row
from app.domain.toegang import ambtsgronden
from app.domain.words.documents import VERSLAG as VERSLAG_OP_PAPIER
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.domain.words.steps.overleg_plannen import OVERLEG_PLANNEN
from app.domain.words.steps.verslag import VERSLAG
from app.procedure.letters import find_template
from app.services.deps import Deps
from app.services.loading import casus_zicht
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.running.timeline import BESLUIT
from app.services.steps.endings import writes_minutes
from app.services.steps.papieren import NUMMER, PUNT
from app.services.table.meeting import Meeting, point_words
from app.services.telling.showing import form_of, labelled
from app.services.telling.timeline import told_lines
from app.services.telling.words import datum
from app.services.texts import Content, is_vernietigd, read_text
from app.services.views.items import Tekstregel
from app.services.views.table import Papieren, PuntPapieren

PER_PUNT = "per_punt"
"""The rows of the report."""
BEWAARD = "Wat over een casus gaat, verdwijnt samen met die casus. De rest verdwijnt op {dag}."
VERNIETIGD = (
    "De papieren van het overleg zelf zijn vernietigd, een jaar na het overleg. "
    "Wat over een casus gaat, verdwijnt samen met die casus."
)
GEEN_TEKST = (
    "Van dit overleg is geen tekst bewaard: niet wie er die dag was, niet wat afgesproken is, geen verslag. "
    "Welke stap een casus zette, staat bij die casus, voor wie ze mag volgen."
)
GETOOND: Mapping[str, str] = {
    "geheel": "{wie} toonde de kaart van {dag} aan wie aan dit punt deelnam. De kaart zelf staat niet in "
    "Casuspad.",
    "deel": "{wie} toonde een deel van de kaart van {dag} aan wie aan dit punt deelnam. De kaart zelf staat niet "
    "in Casuspad.",
}
ZONDER_KLUIZEN = "Zonder kluizen bewaart Casuspad enkel wie aan welk punt deelnam. " + GEEN_TEKST


@dataclass(frozen=True)
class _Reader:
    """One reader of the papers of a meeting, and what was read."""

    tx: Tx
    actor: Actor
    deps: Deps
    meeting: Meeting
    present: Mapping[PuntId, Sequence[Aanwezige]]
    read: list[str]
    gone: list[Item]
    """Items of which the key is destroyed already, and the row not yet."""

    @property
    def office(self) -> frozenset[str]:
        """Grounds on which all of it is read."""
        grounds = ambtsgronden(self.actor)
        if Rol.VERSLAGGEVER in self.actor.rollen:
            grounds.append(Rol.VERSLAGGEVER.value)
        return frozenset(grounds)

    @property
    def own(self) -> list[Agendapunt]:
        """The points of which the reader may know: everything for the office, else what one took part in."""
        points = self.meeting.punten
        return list(points) if self.office else list(filter(self.sat, points))

    def sat(self, punt: Agendapunt) -> bool:
        """Answer whether the reader took part in a point."""
        return self.actor.persoon_id in {each.persoon_id for each in self.present[punt.id]}

    def grounds(self) -> frozenset[str]:
        """Return why the reader may read what is about the meeting as a whole."""
        if any(map(self.sat, self.meeting.punten)):
            return self.office | {"overlegd"}
        return self.office

    def grounds_at(self, punt: Agendapunt) -> frozenset[str]:
        """Return why the reader may read what is about a point."""
        if self.sat(punt):
            return self.office | {"deelgenomen"}
        return self.office

    def content(self, item: Item, grounds: Iterable[str]) -> Content:
        """Return what this reader may read of an item; nothing once its key is gone."""
        try:
            text = read_text(self.deps.keys, item)
        except KeyMissingError:
            self.gone.append(item)
            return {}
        return {key: said for key, said in text.items() if leest(grounds, "papers", item.kind, key)}

    def told(self, item: Item, lines: Iterable[Tekstregel]) -> list[Tekstregel]:
        """Return what is shown of an item, and remember that it was read."""
        shown = list(lines)
        if shown:
            self.read.append(item.id)
        return shown


def papers_of(tx: Tx, actor: Actor, meeting: Meeting, deps: Deps) -> Papieren | None:
    """Return what is left of a meeting; None before its last point is done."""
    if not _is_over(meeting):
        return None
    present = {punt.id: tx.tafel.aanwezigen(punt.id) for punt in meeting.punten}
    reader = _Reader(tx, actor, deps, meeting, present, [], [])
    papers = tx.items.of_instantie(meeting.overleg.id, "papers")
    of_the_day = list(_of_the_day(reader, papers))
    points = [_point(reader, punt, papers) for punt in reader.own]
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


def _of_the_day(reader: _Reader, papers: Iterable[Item]) -> Iterator[Tekstregel]:
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


def _point(reader: _Reader, punt: Agendapunt, papers: Sequence[Item]) -> PuntPapieren:
    tx, grounds = reader.tx, reader.grounds_at(punt)
    of_casus = tx.items.of_casus(punt.casus_id, "papers") if punt.casus_id else ()
    lines = [line for item in (*papers, *of_casus) for line in _of_point(reader, item, punt, grounds)]
    return PuntPapieren(
        woorden=point_words(tx, reader.meeting, punt),
        behandeld=punt.status is PuntStatus.GESLOTEN,
        namen_deel=_who(tx, reader.present[punt.id]),
        besloten=_decided(reader, punt),
        regels=[*_card(tx, punt), *lines],
        vernietigd=_is_gone(reader, punt) or any(_is_about(item, punt) for item in reader.gone),
        casus=punt.casus_id if _may_follow(reader, punt) else None,
        over=punt.casus_id,
    )


def _card(tx: Tx, punt: Agendapunt) -> Iterator[Tekstregel]:
    """Yield that a card was shown at the point; to whom is who took part in it."""
    kaart = punt.kaart
    if kaart is not None:
        names = tx.people.personen((kaart.door,))
        told = Sentence(GETOOND[kaart.deel], wie=names[kaart.door].naam, dag=datum(kaart.van))
        yield Tekstregel(Sentence("Informatiekaart"), told)


def _decided(reader: _Reader, punt: Agendapunt) -> list[str]:
    """Return what was voted on while the point was open and how that ended, as the timeline of the casus tells it.

    Never who answered what (INV-27).
    """
    begin, end = punt.geopend_op, punt.gesloten_op
    if punt.casus_id is None or begin is None or end is None or _is_gone(reader, punt):
        return []
    lines = [
        each
        for each in reader.tx.casussen.gebeurtenissen(punt.casus_id)
        if each.soort == BESLUIT and begin <= each.moment <= end
    ]
    casus = reader.tx.casussen.get(punt.casus_id)
    return [each.wat for each in told_lines(reader.tx, casus, sorted(lines, key=attrgetter("moment")))]


def _who(tx: Tx, present: Sequence[Aanwezige]) -> list[str]:
    names = tx.people.personen(each.persoon_id for each in present)
    people = [
        f"{names[each.persoon_id].naam} ({tx.people.organisatie(each.organisatie_id).naam})"
        for each in present
    ]
    return sorted(people)


def _of_point(reader: _Reader, item: Item, punt: Agendapunt, grounds: Iterable[str]) -> Iterator[Tekstregel]:
    if item.kind == VERSLAG.word:
        yield from reader.told(item, _reported(reader.content(item, grounds).get(PER_PUNT), punt))
    elif _is_about(item, punt):
        form = form_of(reader.tx, reader.deps, item)
        yield from reader.told(item, labelled(form, reader.content(item, grounds)))


def _reported(rows: object, punt: Agendapunt) -> Iterator[Tekstregel]:
    """Yield the rows of a report that are about a point."""
    if not isinstance(rows, list):
        return
    for row in rows:
        cells = dict(row)
        cells.pop(NUMMER, None)
        if cells.pop(PUNT, None) == punt.id:
            said = [given_text(str(cell)) for cell in cells.values()]
            yield Tekstregel(Sentence("In het verslag"), in_a_row(said))


def _is_about(item: Item, punt: Agendapunt) -> bool:
    """Answer whether a paper is of this point; one of before papers named their point, by its moment."""
    if item.punt_id is not None:
        return item.punt_id == punt.id
    begin, end = punt.geopend_op, punt.gesloten_op
    if item.casus_id is None or begin is None or end is None:
        return False
    return begin <= item.aangemaakt <= end


def _is_gone(reader: _Reader, punt: Agendapunt) -> bool:
    tx = reader.tx
    return punt.casus_id is not None and is_vernietigd(tx, punt.livc_id, punt.casus_id, tx.now.domain)


def _may_follow(reader: _Reader, punt: Agendapunt) -> bool:
    sight = casus_zicht(reader.actor)
    return punt.casus_id is not None and reader.tx.casussen.is_visible(punt.casus_id, sight)


def _kept(reader: _Reader, papers: Sequence[Item]) -> Sentence:
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


def _record(reader: _Reader) -> None:
    if not reader.read:
        return
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
