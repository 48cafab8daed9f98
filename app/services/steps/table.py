"""Contributing at the table, and the steps the table takes together."""

from app.domain.casus import Agendapunt, Getoond, Item
from app.domain.eigendossier import geldige_rechten
from app.domain.ids import CasusId, OrganisatieId, PuntId
from app.services.steps.context import StepContext
from app.services.texts import Note, Place, write_text

RECHTEN = {"mag_verslag": "verslag", "mag_eigen_dossier": "eigen_dossier", "mag_fiche": "fiche"}


def rights_of(step: StepContext) -> frozenset[str]:
    """Return what the owner permits for this item; nothing unless ticked."""
    content = step.data.texts.get("vault", {})
    ticked = {word for field, word in RECHTEN.items() if content.get(field) in (True, "ja", "true")}
    return geldige_rechten(frozenset(ticked), content)


def keep_texts(step: StepContext) -> list[str]:
    """Keep what was written, each zone under its own key; return the ids of the items.

    Nothing is kept while the LIVC-R works paper-light, nor of a denkhulp that nobody asked to keep.
    """
    if not step.mover.livc.kluizen_aan or step.taak.proces_id == "prescreening":
        return []
    written = [
        _keep(step, zone, content)
        for zone, content in step.data.texts.items()
        if zone != "process" and content
    ]
    return [item_id for item_id in written if item_id]


def _keep(step: StepContext, zone: str, content: object) -> str | None:
    tx, keys = step.mover.tx, step.mover.deps.keys
    shares = zone == "vault" and step.taak.kind == "informatie_inbreng"
    punt = _open_point(step) if zone == "table" or shares else None
    place = _place(step, zone, punt)
    if place is None or not isinstance(content, dict):
        return None
    author = step.mover.actor.persoon_id if step.mover.actor else None
    extra = {"via": step.mover.via} if step.mover.via else {}
    note = Note(step.taak.form or step.taak.kind, {**content, **extra}, step.taak.id, author, rights_of(step))
    item = write_text(tx.items, keys, place, note, step.mover.now)
    if shares and punt:
        shown = Place(place.livc_id, "table", place.eigenaar_id, place.casus_id, punt_id=punt.id)
        write_text(tx.items, keys, shown, note, step.mover.now)
        tx.items.save_getoond(_shown_now(item, punt, step), place.livc_id)
    return item.id


def _shown_now(item: Item, punt: Agendapunt, step: StepContext) -> Getoond:
    return Getoond(item.id, punt.id, CasusId(item.casus_id or ""), step.mover.now)


def _open_point(step: StepContext) -> Agendapunt | None:
    casus_id = step.taak.casus_id
    return step.mover.tx.tafel.find_open_punt(casus_id) if casus_id else None


def _place(step: StepContext, zone: str, punt: Agendapunt | None) -> Place | None:
    livc = step.mover.livc
    casus_id: CasusId | None = step.taak.casus_id or _casus_of_point(step)
    if zone == "papers":
        instantie_id = None if casus_id else step.instantie.id
        return Place(livc.id, zone, livc.gemeente_id, casus_id, instantie_id)
    if zone == "table":
        return Place(livc.id, zone, livc.gemeente_id, casus_id, punt_id=punt.id) if punt else None
    owner: OrganisatieId = livc.gemeente_id if zone == "register" else step.owner
    return Place(livc.id, zone, owner, casus_id, None if casus_id else step.instantie.id)


def _casus_of_point(step: StepContext) -> CasusId | None:
    if step.taak.per != "agendapunt" or not step.taak.binding:
        return None
    return step.mover.tx.tafel.punt(PuntId(step.taak.binding)).casus_id
