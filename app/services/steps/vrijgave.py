"""Close a point of the agenda."""

from app.domain.ids import PuntId
from app.domain.vraag import Vraag
from app.services.running.close_point import close_point
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.dringend import with_urgency
from app.services.steps.endings import has_verslag, question_for_punt
from app.services.telling.agenda import punt_van


def complete(step: StepContext) -> Extra:
    """Close the point: table steps still open are put off, and what lies on the table is gone."""
    tx = step.mover.tx
    punt = with_urgency(tx.tafel.punt(PuntId(step.taak.binding or "")), step.data)
    close_point(step.mover, punt)
    return {}


def question(step: StepContext) -> Vraag | None:
    """Ask before the point is closed."""
    punt = punt_van(step.mover.tx, step.taak)
    return question_for_punt(step.mover.tx, punt, verslag=has_verslag(step)) if punt else None


HANDLER = Handler(complete, question)
