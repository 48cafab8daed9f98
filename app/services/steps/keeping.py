"""Home of what was written in a step: each zone is kept under its own key."""

import json

from app.domain.eigendossier import geldige_rechten
from app.domain.errors import VernietigdError
from app.domain.ids import CasusId, ItemId, OrganisatieId, TaskId
from app.domain.overleg import Agendapunt, Getoond
from app.domain.words.processes import process_of
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.procedure.reading import written_with
from app.services.loading import keeps_texts
from app.services.once import id_from
from app.services.presence import open_point_of
from app.services.steps.context import StepContext
from app.services.steps.papieren import casus_of_point, paper_parts
from app.services.steps.verslagbronnen import keep_released
from app.services.texts import STAP, Content, Home, Note, write_text

RECHTEN = {"mag_verslag": "verslag", "mag_eigen_dossier": "eigen_dossier", "mag_fiche": "fiche"}


def rights_of(step: StepContext) -> frozenset[str]:
    """Return what the owner permits for this item; nothing unless ticked."""
    content = step.data.texts.get("vault", {})
    ticked = {word for field, word in RECHTEN.items() if content.get(field) in (True, "ja", "true")}
    return geldige_rechten(frozenset(ticked), content)


def keep_texts(step: StepContext) -> list[ItemId | None]:
    """Keep what was written, each zone under its own key; return the ids of the items.

    None stands for what is not kept, because the file of the casus that it belongs to was destroyed.
    Paper-light nothing is kept but where and when one meets, nor ever of a denkhulp that nobody asked to keep.
    """
    if not keeps_texts(step.mover.livc, step.taak) or not process_of(step.taak.proces_id).leaves_trace:
        return []
    return [
        item_id
        for zone, content in step.data.texts.items()
        if zone != "process" and content
        for item_id in (_keep_papers(step, content) if zone == "papers" else _keep(step, zone, content))
    ]


def _keep_papers(step: StepContext, content: Content) -> list[ItemId | None]:
    kept = [_written(step, place, _note(step, part)) for place, part in paper_parts(step, content)]
    return [*kept, *(keep_released(step, content) if None not in kept else ())]


def _keep(step: StepContext, zone: str, content: Content) -> list[ItemId | None]:
    shares = zone == "vault" and has_part(step.taak.kind, Part.CONTRIBUTING)
    punt = open_point_of(step.mover.tx, step.taak.casus_id) if zone == "table" or shares else None
    place = _place(step, zone, punt)
    if place is None:
        return []
    note = _note(step, content)
    if step.eenmalig and _is_kept(step, place, note):
        return []
    item_id = _written(step, place, note)
    if shares and punt and item_id:
        _show(step, place, punt, item_id, note)
    return [item_id]


def _show(step: StepContext, place: Home, punt: Agendapunt, item_id: ItemId, note: Note) -> None:
    """Lay a contribution on the table of the open point."""
    shown = Home(place.livc_id, "table", place.eigenaar_id, place.casus_id, punt_id=punt.id)
    _written(step, shown, note)
    seen = Getoond(item_id, punt.id, CasusId(place.casus_id or ""), step.mover.now)
    step.mover.tx.items.save_getoond(seen, place.livc_id)


def _note(step: StepContext, content: Content) -> Note:
    extra = {"via": step.via} if step.via else {}
    if _names_its_step(step):
        extra |= {STAP: step.taak.id}
    met = written_with(step.mover.bundle(step.instantie), step.taak.kind, step.taak.form)
    return Note(met, {**content, **extra}, _said_in(step), step.mover.scene.author, rights_of(step))


def _said_in(step: StepContext) -> TaskId:
    """Return under which id a text belongs together with what follows from it.

    Of a step that stays open each answer is something of its own: taking back one leaves the others, and the same
    one sent twice from a page is one.
    """
    actor = step.mover.actor
    if not step.eenmalig or actor is None:
        return step.taak.id
    said = json.dumps((step.taak.id, step.data.texts), sort_keys=True, default=str)
    return TaskId(id_from(actor, step.eenmalig, said))


def _is_kept(step: StepContext, place: Home, note: Note) -> bool:
    """Answer whether this answer was sent before: a button that was pressed twice."""
    if place.casus_id is None:
        return False
    kept = step.mover.tx.items.of_casus(place.casus_id, place.zone, place.eigenaar_id)
    return any(item.task_id == note.task_id for item in kept)


def _written(step: StepContext, place: Home, note: Note) -> ItemId | None:
    try:
        return write_text(step.mover.tx, step.mover.deps.keys, place, note, step.mover.now).id
    except VernietigdError:
        return None


def _names_its_step(step: StepContext) -> bool:
    """Answer whether a note remembers its step: one that stays open has several. A contribution never does."""
    return bool(step.eenmalig) and not has_part(step.taak.kind, Part.CONTRIBUTING)


def _place(step: StepContext, zone: str, punt: Agendapunt | None) -> Home | None:
    livc = step.mover.livc
    casus_id = step.taak.casus_id or casus_of_point(step.mover.tx, step.taak)
    if zone == "table":
        return Home(livc.id, zone, livc.gemeente_id, casus_id, punt_id=punt.id) if punt else None
    owner: OrganisatieId = livc.gemeente_id if zone == "register" else step.owner
    return Home(livc.id, zone, owner, casus_id, None if casus_id else step.instantie.id)
