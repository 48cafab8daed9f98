"""The table proposes to close."""

from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.voorstellen import proposed_anew


def complete(step: StepContext) -> Extra:
    """Say each time anew whether a fiche for the LTF is proposed."""
    return proposed_anew(step)


HANDLER = Handler(complete)
