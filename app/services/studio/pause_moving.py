"""Casussen that go along in the background wait for a while, or go on."""

from app.domain.people import Actor
from app.services.deps import Deps
from app.services.procedures.preview_migration import JOB
from app.services.studio.loading import ensure_drafts


def pause_moving(actor: Actor, deps: Deps) -> int:
    """Let what still has to move wait until somebody goes on with it; return how many. For the coördinator."""
    ensure_drafts(actor)
    with deps.uow.begin(actor.livc_id) as tx:
        jobs = tx.outbox.pending(JOB)
        for job in jobs:
            tx.outbox.park(job.id)
    return len(jobs)


def resume_moving(actor: Actor, deps: Deps) -> int:
    """Go on with what waited; return how many."""
    ensure_drafts(actor)
    with deps.uow.begin(actor.livc_id) as tx:
        slots = {job.slot for job in tx.outbox.pending(JOB)}
        return sum(tx.outbox.unpark(slot, deps.clock.now()) for slot in sorted(slots))
