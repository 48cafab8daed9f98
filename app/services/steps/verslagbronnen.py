"""Home of what goes into the minutes of a point: what lies on the table and its owner released."""

from collections.abc import Iterable, Iterator, Sequence

from app.domain.errors import KeyMissingError
from app.domain.ids import ItemId, PuntId
from app.domain.item import Item
from app.domain.overleg import Agendapunt, PuntStatus
from app.domain.verslag import VRIJGEGEVEN, is_vrijgegeven, mag_in_verslag
from app.domain.words.steps.vrijgave import VRIJGAVE
from app.procedure.reading import written_with
from app.services.loading import Loaded
from app.services.ports.keys import KeyStore
from app.services.ports.unit_of_work import Tx
from app.services.presence import present_at
from app.services.running.mover import Mover
from app.services.steps.context import StepContext
from app.services.steps.fichebronnen import as_choice, contributions_at, note_read, source_of
from app.services.texts import Content, Home, Note, is_getoond_aan, read_text, write_text

Choices = Sequence[tuple[str, str]]


def released_at(mover: Mover, loaded: Loaded) -> Choices:
    """Return what of the contributions may go into the minutes of the point that is closed, for who sits there.

    Reading it leaves a trace.
    """
    actor, punt = mover.actor, _open_point(mover.tx, loaded)
    if actor is None or punt is None:
        return []
    if not any(each.persoon_id == actor.persoon_id for each in present_at(mover.tx, punt)):
        return []
    found = [
        (item, content)
        for item, content in _released(mover, punt)
        if is_getoond_aan(content, actor.persoon_id)
    ]
    if found:
        note_read(mover, actor, punt, [item.id for item, _ in found])
    return [as_choice(mover.tx, item, content) for item, content in found]


def _open_point(tx: Tx, loaded: Loaded) -> Agendapunt | None:
    punt = tx.tafel.punt(PuntId(loaded.taak.binding)) if loaded.taak.binding else None
    return punt if punt and punt.casus_id and punt.status is PuntStatus.OPEN else None


def _released(mover: Mover, punt: Agendapunt) -> Iterator[tuple[Item, Content]]:
    for item in contributions_at(mover.tx, punt):
        content = read_text(mover.deps.keys, item)
        if mag_in_verslag(item, content):
            yield item, content


def keep_released(step: StepContext, content: Content) -> list[ItemId]:
    """Copy what was ticked into the papers of the point, each tied to its source: withdrawing erases the copy."""
    ticked = _ticked(step, content)
    if not ticked:
        return []
    tx, punt = step.mover.tx, step.mover.tx.tafel.punt(PuntId(step.taak.binding or ""))
    return [
        _copy(step, punt, item, said)
        for item, said in _released(step.mover, punt)
        if str(source_of(tx, item)) in ticked
    ]


def _ticked(step: StepContext, content: Content) -> Sequence[str]:
    """Return what was ticked, in a step that closes a point; nothing anywhere else."""
    ticked = content.get(VRIJGEGEVEN)
    closes = step.taak.kind == VRIJGAVE.word
    return ticked if closes and isinstance(ticked, list) else ()


def _copy(step: StepContext, punt: Agendapunt, item: Item, said: Content) -> ItemId:
    tx, livc = step.mover.tx, step.mover.livc
    words = f"{tx.people.organisatie(item.eigenaar_id).naam}: {said.get('inhoud') or ''}"
    met = written_with(step.mover.bundle(step.instantie), step.taak.kind, step.taak.form)
    place = Home(livc.id, "papers", livc.gemeente_id, punt.casus_id, punt_id=punt.id)
    source, author = source_of(tx, item), step.mover.scene.author
    note = Note(met, {VRIJGEGEVEN: words}, step.taak.id, author, bron_id=source)
    return write_text(tx, step.mover.deps.keys, place, note, step.mover.now).id


def points_with_words(tx: Tx, keys: KeyStore, points: Iterable[Agendapunt]) -> frozenset[PuntId]:
    """Return the points about no casus, and of the others those of which something was released (INV-43)."""
    return frozenset(punt.id for punt in points if _has_words(tx, keys, punt))


def _has_words(tx: Tx, keys: KeyStore, punt: Agendapunt) -> bool:
    if punt.casus_id is None:
        return True
    return any(_says(keys, item) for item in _closings(tx, punt))


def _closings(tx: Tx, punt: Agendapunt) -> Iterator[Item]:
    papers = tx.items.of_casus(punt.casus_id, "papers") if punt.casus_id else ()
    return (item for item in papers if item.punt_id == punt.id and item.kind == VRIJGAVE.word)


def _says(keys: KeyStore, item: Item) -> bool:
    try:
        return is_vrijgegeven(read_text(keys, item))
    except KeyMissingError:
        return False
