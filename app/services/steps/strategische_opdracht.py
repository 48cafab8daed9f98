"""Somebody says what became of an instruction of the strategic table."""

from app.domain.errors import NotFoundError
from app.domain.strategie import Opvolging
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.over_niemand import ensure_over_niemand


def complete(step: StepContext) -> Extra:
    """Close it, with the day."""
    ensure_over_niemand(step)
    tx = step.mover.tx
    asked = tx.strategie.find_instructie(step.taak.binding or "")
    if asked is None:
        raise NotFoundError
    became = Opvolging.UITGEVOERD if step.outcome == "uitgevoerd" else Opvolging.VERVALLEN
    tx.strategie.save_instructie(asked.gesloten(became, tx.now.day, step.taak.id))
    return {}


HANDLER = Handler(complete)
