"""The table weighs."""

from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.endings import UITGESTELD
from app.services.steps.voorstellen import proposed_anew


def complete(step: StepContext) -> Extra:
    """Say each time anew whether it is proposed to tell the person; what was put off proposes nothing."""
    return proposed_anew(step, counts=step.outcome != UITGESTELD)


HANDLER = Handler(complete)
