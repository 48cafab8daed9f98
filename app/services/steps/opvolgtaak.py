"""A partner deals with an own action."""

from dataclasses import replace

from app.domain.ids import CasusId
from app.services.steps.context import Extra, Handler, StepContext

NOG_BEZIG = "bezig"


def complete(step: StepContext) -> Extra:
    """Mark the action as dealt with; how it went is the partner's own."""
    casus_id = CasusId(step.taak.casus_id or "")
    for actie in step.mover.tx.casussen.acties(casus_id):
        if actie.id == step.taak.binding:
            step.mover.tx.casussen.save_actie(replace(actie, status="afgewerkt"))
    return {}


def goes_on(step: StepContext) -> bool:
    """The partner is still busy: what it noted is kept in its own file, and the action stays open."""
    return step.data.texts.get("vault", {}).get("stand") == NOG_BEZIG


HANDLER = Handler(complete, stays=goes_on)
