"""The burgemeester decides whether the casus comes on the list."""

from app.domain.casus import DeelnameStatus
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.deelnames import set_status
from app.services.steps.running_casus import add_to_running


def complete(step: StepContext) -> Extra:
    """On the list, the aanmelder gets a seat at the kwalificatie (reference 5.6); or a running casus hears it."""
    if step.casus and step.casus.aanmelder_id and step.outcome == "op_lijst":
        set_status(step, step.casus.aanmelder_id, DeelnameStatus.AANMELDER, uitgenodigd=True)
    if step.outcome == "bestaande_casus":
        add_to_running(step)
    return {}


HANDLER = Handler(complete)
