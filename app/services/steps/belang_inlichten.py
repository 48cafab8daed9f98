"""The coördinator weighs what it means for a child to be told."""

from app.domain.ids import CasusId
from app.services.inlichten import asked_anew, running
from app.services.steps.context import Extra, Handler, StepContext


def complete(step: StepContext) -> Extra:
    """Put it to everyone who takes part now, who may be others than when it was worked out."""
    tx = step.mover.tx
    tx.inlichtingen.save(asked_anew(tx, running(tx, CasusId(step.taak.casus_id or ""))))
    return {}


HANDLER = Handler(complete)
