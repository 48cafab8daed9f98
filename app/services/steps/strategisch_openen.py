"""The burgemeester opens a strategic meeting, chooses another day, or lets it not take place."""

from dataclasses import replace

from app.domain.errors import FormInvalidError
from app.domain.kalender import dag_van
from app.domain.strategie import Stadium
from app.services.steps.context import Extra, Handler, StepContext
from app.services.strategisch import overleg_of

STAND = {"gehouden": Stadium.GEHOUDEN, "later": Stadium.TE_PLANNEN, "gaat_niet_door": Stadium.AFGELAST}


def complete(step: StepContext) -> Extra:
    """Note it; one that is held before its day is a slip."""
    tx, today = step.mover.tx, step.mover.tx.now.day
    overleg = overleg_of(tx, step.instantie.id)
    stand = STAND[step.outcome or "later"]
    held = stand is Stadium.GEHOUDEN
    if held and overleg.moment and today < dag_van(overleg.moment):
        raise FormInvalidError({"uitkomst": ["De dag is nog niet gekomen. Kies anders een andere dag."]})
    tx.strategie.save_overleg(replace(overleg, stand=stand, gehouden_op=today if held else None))
    return {}


HANDLER = Handler(complete)
