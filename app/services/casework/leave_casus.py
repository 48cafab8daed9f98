"""A deelnemer leaves a casus, without a reason (seeds/002 L347)."""

from dataclasses import replace

from app.domain.casus import DeelnameStatus
from app.domain.errors import NotFoundError
from app.domain.ids import CasusId
from app.domain.people import Actor
from app.domain.toegang import partnerorganisaties
from app.services.deps import Deps
from app.services.loading import mover_for
from app.services.store import AuditRegel

STAPPEN = frozenset({"opvolgtaak", "informatie_inbreng"})


def leave_casus(actor: Actor, casus_id: CasusId, deps: Deps) -> None:
    """Stop taking part: open steps of the organisation close; its own vault stays its own."""
    own = partnerorganisaties(actor)
    with deps.uow.begin(actor.livc_id) as tx:
        tx.slots.lock(casus_id)
        rows = [
            d
            for d in tx.casussen.deelnames(casus_id)
            if d.organisatie_id in own and d.status is DeelnameStatus.DEELNEMER
        ]
        if not rows:
            raise NotFoundError
        mover = mover_for(tx, deps, actor)
        for row in rows:
            gone = replace(row, status=DeelnameStatus.VERTROKKEN, sinds=mover.now)
            tx.casussen.save_deelname(gone, actor.livc_id)
        for taak in tx.taken.of_slot(casus_id):
            if taak.organisatie_id in own and taak.kind in STAPPEN:
                mover.complete(tx.instanties.get(taak.instantie_id), taak.id, {})
        tx.audit.record(
            AuditRegel(
                deps.clock.now(),
                "schrijven",
                "vertrokken",
                "eigen keuze",
                actor.persoon_id,
                rows[0].organisatie_id,
                casus_id,
            )
        )
