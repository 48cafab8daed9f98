"""A draft as a ZIP of a plain folder: to be mailed to a jurist or a neighbour, checked and published elsewhere."""

from dataclasses import dataclass

from app.domain.ids import OntwerpId
from app.domain.people import Actor
from app.procedure.packing import packed
from app.services.deps import Deps
from app.services.studio.loading import draft_files, draft_of, record


@dataclass(frozen=True)
class Uitvoer:
    """A file to be saved."""

    naam: str
    inhoud: bytes


def export_draft(actor: Actor, ontwerp_id: OntwerpId, deps: Deps, revisie: int | None = None) -> Uitvoer:
    """Return the draft as it is, or was at a revision. Raises `NotAllowedError` and `NotFoundError`."""
    with deps.uow.begin(actor.livc_id) as tx:
        ontwerp = draft_of(tx, actor, ontwerp_id)
        at = ontwerp.revisie if revisie is None else min(revisie, ontwerp.revisie)
        files = draft_files(tx, ontwerp_id, at)
        record(tx, actor, "ontwerp_uitgevoerd", ontwerp_id)
    return Uitvoer(f"ontwerp-{ontwerp_id[:8]}-stap-{at}.zip", packed(files))
