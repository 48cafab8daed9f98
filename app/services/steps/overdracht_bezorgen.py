"""What owners let go was delivered, by hand: their leave was for this one agreement."""

from app.domain.ids import CasusId
from app.services.running.own_pieces import take_back
from app.services.steps.context import Extra, Handler, StepContext


def complete(step: StepContext) -> Extra:
    """Take every permission back: another agreement asks again (INV-35)."""
    take_back(step.mover.tx, step.mover.deps.keys, CasusId(step.taak.casus_id or ""))
    return {}


HANDLER = Handler(complete)
