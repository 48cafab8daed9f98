"""The word of versions from before `voorstel_diensten`: where such a step proposes services, it still does."""

from app.services.steps import voorstel_diensten
from app.services.steps.context import Extra, Handler, StepContext

ANTWOORD_TEGEN = "antwoord_tegen"
"""The day by which services answer: only a step that proposes them is mapped to it."""


def complete(step: StepContext) -> Extra:
    """Propose services where the step is mapped to the day by which they answer; else nothing follows."""
    return voorstel_diensten.complete(step) if ANTWOORD_TEGEN in dict(step.taak.result) else {}


HANDLER = Handler(complete)
