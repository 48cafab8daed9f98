"""Home of who takes part in a casus, as the steps around an invitation write it down."""

from dataclasses import replace

from app.domain.casus import Deelname, DeelnameStatus
from app.domain.ids import CasusId, OrganisatieId
from app.domain.toegang import neemt_deel
from app.domain.words.messages import BEZWAAR_INLICHTEN
from app.services.running.mover import Mover
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
    before = known.get(organisatie_id)
    joins = before is None or not neemt_deel(before)
    if joins and neemt_deel(fresh):
        _end_what_they_were_not_asked(step.mover, casus_id)


def _end_what_they_were_not_asked(mover: Mover, casus_id: CasusId) -> None:
    """End a proposal to tell the person: who takes part from now on never agreed (INV-51)."""
    if mover.tx.instanties.waits_for(casus_id, BEZWAAR_INLICHTEN.word):
        mover.deliver(casus_id, BEZWAAR_INLICHTEN.word)
