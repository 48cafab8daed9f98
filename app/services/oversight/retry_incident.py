"""A person lets the worker try again."""

from app.domain.errors import NotAllowedError
from app.domain.people import Actor, Rol
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel


def retry_incident(actor: Actor, incident_id: str, deps: Deps) -> None:
    """Close the incident and make what failed due at once. For the beheerder and the coördinator."""
    if not actor.rollen & {Rol.BEHEERDER, Rol.COORDINATOR}:
        raise NotAllowedError
    with deps.uow.begin(actor.livc_id) as tx:
        now = deps.clock.now()
        incident = tx.outbox.resolve_incident(incident_id, now)
        tx.slots.clear(incident.slot)
        tx.outbox.unpark(incident.slot, now)
        tx.audit.record(AuditRegel(now, "schrijven", "incident_herstart", "beheer", actor.persoon_id))
