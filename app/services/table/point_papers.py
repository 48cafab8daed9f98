"""What is left of one point of a meeting: who was there, what was decided and released, and what was put right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from app.domain.errors import KeyMissingError
from app.domain.ids import PuntId
from app.domain.item import Item
from app.domain.kalender import dag_van
from app.domain.leesrecht import leest
from app.domain.overleg import Aanwezige, Agendapunt, PuntStatus
from app.domain.people import Actor, Rol
from app.domain.sentence import Sentence, given_text, in_a_row
from app.domain.toegang import ambtsgronden
from app.domain.verslag import RECHTZETTING, VRIJGEGEVEN
from app.domain.words.steps.verslag import VERSLAG
from app.services.deps import Deps
from app.services.legible import is_damaged, legible
from app.services.loading import casus_zicht
from app.services.ports.unit_of_work import Tx
from app.services.running.timeline import BESLUIT
from app.services.steps.endings import writes_minutes
from app.services.steps.papieren import NUMMER, PUNT
from app.services.table.meeting import Meeting, point_words
from app.services.telling.showing import form_of, labelled
from app.services.telling.timeline import told_lines
from app.services.telling.words import datum
from app.services.texts import Content, is_vernietigd
from app.services.views.items import Tekstregel
from app.services.views.table import PuntPapieren

PER_PUNT = "per_punt"
"""The rows of the report."""
GETOOND: Mapping[str, str] = {
    "geheel": "{wie} toonde de kaart van {dag} aan wie aan dit punt deelnam. De kaart zelf staat niet in "
    "Casuspad.",
    "deel": "{wie} toonde een deel van de kaart van {dag} aan wie aan dit punt deelnam. De kaart zelf staat niet "
    "in Casuspad.",
}


@dataclass(frozen=True)
class PaperReader:
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
            text = legible(self.tx, self.deps.keys, item)
        except KeyMissingError:
            self.gone.append(item)
            return {}
        if is_damaged(text):
            return text
        return {key: said for key, said in text.items() if leest(grounds, "papers", item.kind, key)}

    def told(self, item: Item, lines: Iterable[Tekstregel]) -> list[Tekstregel]:
        """Return what is shown of an item, and remember that it was read."""
        shown = list(lines)
        if shown:
            self.read.append(item.id)
        return shown


def papers_at(reader: PaperReader, punt: Agendapunt, papers: Sequence[Item]) -> PuntPapieren:
    """Return what one reader may read of a point of a meeting."""
    tx, grounds = reader.tx, reader.grounds_at(punt)
    of_casus = tx.items.of_casus(punt.casus_id, "papers") if punt.casus_id else ()
    every = sorted((*papers, *of_casus), key=_in_order)
    lines = [line for item in every for line in _of_point(reader, item, punt, grounds)]
    return PuntPapieren(
        woorden=point_words(tx, reader.meeting, punt),
        behandeld=punt.status is PuntStatus.GESLOTEN,
        namen_deel=_who(tx, reader.present[punt.id]),
        besloten=_decided(reader, punt),
        regels=[*_card(tx, punt), *lines],
        vernietigd=_is_gone(reader, punt) or any(_is_about(item, punt) for item in reader.gone),
        casus=punt.casus_id if _may_follow(reader, punt) else None,
        over=punt.casus_id,
        recht_te_zetten=punt.id if _may_put_right(reader, punt) else None,
    )


def _card(tx: Tx, punt: Agendapunt) -> Iterator[Tekstregel]:
    """Yield that a card was shown at the point; to whom is who took part in it."""
    kaart = punt.kaart
    if kaart is not None:
        names = tx.people.personen((kaart.door,))
        told = Sentence(GETOOND[kaart.deel], wie=names[kaart.door].naam, dag=datum(kaart.van))
        yield Tekstregel(Sentence("Informatiekaart"), told)


def _decided(reader: PaperReader, punt: Agendapunt) -> list[str]:
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


def _may_put_right(reader: PaperReader, punt: Agendapunt) -> bool:
    """Answer whether the reader took part in a point of which there are minutes."""
    if punt.status is not PuntStatus.GESLOTEN or not reader.sat(punt):
        return False
    return _has_minutes(reader) and not _is_gone(reader, punt)


def _has_minutes(reader: PaperReader) -> bool:
    """Answer whether minutes were agreed on, are made, and are kept."""
    held = reader.meeting.overleg
    if held.status != "gehouden":
        return False
    keeps = reader.tx.livcs.get(reader.actor.livc_id).kluizen_aan
    return keeps and writes_minutes(reader.tx.instanties.get(held.id))


def _in_order(item: Item) -> tuple[bool, datetime, bool]:
    """Order what was decided and released before the report, and that before what was put right."""
    return item.kind == VERSLAG.word, item.aangemaakt, item.bron_id is not None


def _put_right(reader: PaperReader, item: Item, punt: Agendapunt) -> Iterator[Tekstregel]:
    """Yield what somebody who was there put right, with who and when."""
    if item.punt_id != punt.id or item.auteur_id is None:
        return
    said = reader.content(item, reader.grounds_at(punt)).get(RECHTZETTING)
    if said:
        name = reader.tx.people.personen([item.auteur_id])[item.auteur_id].naam
        when = datum(dag_van(item.aangemaakt))
        yield Tekstregel(Sentence("Rechtzetting van {wie}, {dag}", wie=name, dag=when), given_text(str(said)))


def _who(tx: Tx, present: Sequence[Aanwezige]) -> list[str]:
    names = tx.people.personen(each.persoon_id for each in present)
    people = [
        f"{names[each.persoon_id].naam} ({tx.people.organisatie(each.organisatie_id).naam})"
        for each in present
    ]
    return sorted(people)


def _of_point(
    reader: PaperReader, item: Item, punt: Agendapunt, grounds: Iterable[str]
) -> Iterator[Tekstregel]:
    if item.kind == VERSLAG.word:
        content = reader.content(item, grounds)
        yield from reader.told(
            item, [*_reported(content.get(PER_PUNT), punt), *_put_right(reader, item, punt)]
        )
    elif _is_about(item, punt):
        form, content = form_of(reader.tx, reader.deps, item), dict(reader.content(item, grounds))
        if isinstance(
            content.get(VRIJGEGEVEN), list
        ):  # which were ticked: their words are papers of their own
            del content[VRIJGEGEVEN]
        yield from reader.told(item, labelled(form, content))


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


def _is_gone(reader: PaperReader, punt: Agendapunt) -> bool:
    tx = reader.tx
    return punt.casus_id is not None and is_vernietigd(tx, punt.livc_id, punt.casus_id, tx.now.domain)


def _may_follow(reader: PaperReader, punt: Agendapunt) -> bool:
    sight = casus_zicht(reader.actor)
    return punt.casus_id is not None and reader.tx.casussen.is_visible(punt.casus_id, sight)
