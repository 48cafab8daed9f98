"""A service answers an invitation."""

from app.domain.casus import DeelnameStatus
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.deelnames import set_status


def complete(step: StepContext) -> Extra:
    """Take part, or not."""
    yes = step.outcome == "aanvaard"
    status = DeelnameStatus.DEELNEMER if yes else DeelnameStatus.NEEMT_NIET_DEEL
    set_status(step, step.owner, status, uitgenodigd=True)
    return {}


HANDLER = Handler(complete)
