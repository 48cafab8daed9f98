"""A casus is put on the agenda; or goes on at once, while its point is open and everyone still sits there."""

from app.domain.errors import ConflictError
from app.services.presence import open_point_of, present_at
from app.services.steps.context import Extra, Handler, StepContext

NU_METEEN = "nu_meteen"
NIET_OPEN = (
    "Er is nu geen punt over deze casus open. Zet ze op de agenda van een overleg. Er is niets gewijzigd."
)


def complete(step: StepContext) -> Extra:
    """Refuse to go on at once where nobody sits at an open point: a discussion takes place at a point (INV-44)."""
    if step.outcome == NU_METEEN:
        tx = step.mover.tx
        if not present_at(tx, open_point_of(tx, step.taak.casus_id)):
            raise ConflictError(NIET_OPEN)
    return {}


HANDLER = Handler(complete)
