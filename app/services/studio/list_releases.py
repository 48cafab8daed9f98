"""What was ever in force, the last one first."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.ids import ReleaseId
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.studio.loading import ensure_drafts


@dataclass(frozen=True)
class UitgaveRegel:
    """One version of everything."""

    release_id: ReleaseId
    sinds: datetime
    in_gebruik: bool


def list_releases(actor: Actor, deps: Deps) -> list[UitgaveRegel]:
    """Return them. For the coördinator; raises `NotAllowedError`."""
    ensure_drafts(actor)
    with deps.uow.read(actor.livc_id) as tx:
        return [UitgaveRegel(*each) for each in tx.versies.uitgaven()]
