"""The log as a file for the DPO: the rows that stand on the screen, and that it was taken along."""

from collections.abc import Sequence

from app.domain.errors import NotAllowedError
from app.domain.people import Actor, Rol
from app.services.deps import Deps
from app.services.ports.audit import ALLE_REGELS, AuditRegel, AuditView, LogKeuze

MEESTE_REGELS = 20_000
"""In one file; whoever wants more asks it period by period."""


def export_log(actor: Actor, deps: Deps, keuze: LogKeuze = ALLE_REGELS) -> Sequence[AuditView]:
    """Return the rows that were chosen, the newest first. For the FG; the log tells that it was taken along."""
    if Rol.FG not in actor.rollen:
        raise NotAllowedError
    with deps.uow.read(actor.livc_id) as tx:
        rows = tx.audit.rows(None, 0, MEESTE_REGELS, keuze)
        who = (actor.persoon_id, actor.organisatie_id)
        tx.audit.record(AuditRegel(deps.clock.now(), "lezen", "logboek_uitgevoerd", Rol.FG.value, *who))
    return rows
