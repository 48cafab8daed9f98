"""Choose the day of a meeting."""

from dataclasses import replace

from app.services.steps.bijeenroepen import tell_the_day
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.overlegdag import planned


def complete(step: StepContext) -> Extra:
    """Fix the day and hour of a meeting, and tell who is called to it."""
    day, moment = planned(step)
    before = step.mover.tx.tafel.overleg(step.instantie.id)
    after = replace(before, moment=moment, status="gepland")
    step.mover.tx.tafel.save_overleg(after)
    tell_the_day(step.mover, before, after)
    return {"overlegmoment": day}


HANDLER = Handler(complete)
