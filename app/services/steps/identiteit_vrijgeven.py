"""The name of the person becomes known."""

from app.services.steps.context import Extra, Handler, StepContext


def complete(step: StepContext) -> Extra:
    """The name becomes known in this transaction and nowhere else (reference §4)."""
    return {"anoniem": False} if step.outcome == "meegedeeld" else {}


HANDLER = Handler(complete)
