"""Home of who takes part in a casus, as the steps around an invitation write it down."""

from dataclasses import replace

from app.domain.casus import Deelname, DeelnameStatus
from app.domain.ids import CasusId, OrganisatieId
from app.services.steps.context import StepContext


def with_status(step: StepContext, status: DeelnameStatus) -> list[Deelname]:
    """Return who stands so at the casus of the step."""
    rows = step.mover.tx.casussen.deelnames(CasusId(step.taak.casus_id or ""))
    return [row for row in rows if row.status is status]


def set_status(
    step: StepContext, organisatie_id: OrganisatieId, status: DeelnameStatus, *, uitgenodigd: bool = False
) -> None:
    """Write down how an organisation stands at the casus of the step; an invitation once made stays made."""
    casus_id = CasusId(step.taak.casus_id or "")
    known = {d.organisatie_id: d for d in step.mover.tx.casussen.deelnames(casus_id)}
    blank = Deelname(casus_id, organisatie_id, status, step.mover.now)
    old = known.get(organisatie_id, blank)
    fresh = replace(old, status=status, sinds=step.mover.now, uitgenodigd=uitgenodigd or old.uitgenodigd)
    step.mover.tx.casussen.save_deelname(fresh, step.mover.livc.id)
