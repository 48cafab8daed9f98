"""A deelnemer says in private whether the person may be told."""

from app.services.inlichten import IEDEREEN_AKKOORD, counted
from app.services.steps.context import Extra, Handler, StepContext


def complete(step: StepContext) -> Extra:
    """Count the answer; only that everyone said yes is ever written in the process, with the last answer."""
    return {IEDEREEN_AKKOORD: counted(step.mover.tx, step.taak, ja=step.word("akkoord") == "ja")}


HANDLER = Handler(complete)
