"""Take a mandate back."""

from dataclasses import replace

from app.domain.errors import NotFoundError
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel


def revoke_mandate(actor: Actor, mandaat_id: str, deps: Deps) -> None:
    """End a mandate that the actor gave; the receiver's sessions end with it."""
    with deps.uow.begin(actor.livc_id) as tx:
        for mandaat in tx.people.mandaten(actor.livc_id, tx.now.domain):
            if mandaat.id == mandaat_id and mandaat.gever_id == actor.persoon_id:
                tx.people.save_mandaat(replace(mandaat, ingetrokken_op=tx.now.domain))
                tx.sessies.revoke_all(mandaat.nemer_id)
                tx.audit.record(
                    AuditRegel(tx.now.real, "schrijven", "mandaat_ingetrokken", "eigen rol", actor.persoon_id)
                )
                return
    raise NotFoundError
