"""The burgemeester invites services."""

from app.domain.casus import DeelnameStatus
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.deelnames import set_status, with_status


def complete(step: StepContext) -> Extra:
    """Invite the proposed services."""
    if step.outcome == "verstuurd":
        for row in with_status(step, DeelnameStatus.VOORGESTELD):
            set_status(step, row.organisatie_id, DeelnameStatus.UITGENODIGD, uitgenodigd=True)
    return {}


HANDLER = Handler(complete)
