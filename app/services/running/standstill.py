"""A procedure that waits for nothing, or for nobody: no one would ever hear of it, so the beheerder does."""

from collections.abc import Iterator, Sequence

from app.domain.execution import Moved
from app.domain.ids import LivcId, new_id
from app.domain.instantie import Instantie, Taak
from app.domain.opdracht import Incident
from app.domain.words.jobs import NIEMAND, STILSTAND
from app.domain.words.processes import process_of
from app.domain.words.steps import kind_of
from app.procedure.reading import element_names
from app.services.owners import bezetting_of, why_nobody
from app.services.ports.unit_of_work import Tx
from app.services.running.acts import Report
from app.services.running.scene import Scene
from app.services.telling.filling import filled


def on_nothing(scene: Scene, instantie: Instantie, moved: Moved) -> Iterator[Report]:
    """Yield an incident when no task, term or message is waited for; the move itself is kept."""
    if moved.ended is not None or _waits(moved):
        return
    names = element_names(scene.tx.versies.get(instantie.versie_id))
    places = " en ".join(f"“{names.get(each) or each}”" for each in moved.active)
    wat = f"De procedure staat stil bij {places}: er wordt op niemand en op niets meer gewacht"
    yield _report(scene, instantie, STILSTAND.word, wat)


def _waits(moved: Moved) -> bool:
    return bool(moved.tasks or moved.timers or moved.waiting)


def on_nobody(scene: Scene, instantie: Instantie, moved: Moved, taken: Sequence[Taak]) -> Iterator[Report]:
    """Yield an incident for a new task that nobody can do; of an own space or file nothing is told."""
    new = _new(moved, taken)
    if not new:
        return
    for wat in blocked(scene.tx, scene.livc.id, new):
        if not _is_known(scene, instantie.slot, wat):
            yield _report(scene, instantie, NIEMAND.word, wat)


def _new(moved: Moved, taken: Sequence[Taak]) -> list[Taak]:
    return [taak for taak in taken if taak.id not in moved.earlier.tasks and not _is_private(taak)]


def blocked(tx: Tx, livc_id: LivcId, taken: Sequence[Taak]) -> list[str]:
    """Return in words which of these tasks nobody can do, and why; the same words once."""
    bezetting = bezetting_of(tx, livc_id, tx.now.domain)
    told: dict[str, None] = {}
    for taak in taken:
        why = why_nobody(taak, bezetting)
        if why:
            told[f"“{_asked(taak)}”: {why}"] = None
    return list(told)


def _asked(taak: Taak) -> str:
    """Return what a step asks, of no casus and no organisation: the beheerder reads it, who may know neither."""
    return str(filled(taak.vraag, None) or taak.naam)


def _is_private(taak: Taak) -> bool:
    own = kind_of(taak.kind).own_space or process_of(taak.proces_id).own_space
    return own or (taak.casus_id is None and taak.organisatie_id is not None)


def _is_known(scene: Scene, slot: str, wat: str) -> bool:
    return any((i.slot, i.wat) == (slot, wat) for i in scene.tx.outbox.incidenten() if i.opgelost_op is None)


def _report(scene: Scene, instantie: Instantie, soort: str, wat: str) -> Report:
    now = scene.tx.now.real
    return Report(Incident(new_id(), instantie.livc_id, instantie.slot, soort, wat, now, 1))
