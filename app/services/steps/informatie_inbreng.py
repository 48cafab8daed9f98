"""A participant shares something of its own: more than one thing, while its step is open (INV-10)."""

from app.services.steps.context import Handler, StepContext


def goes_on(step: StepContext) -> bool:
    """Whoever wants to share something more keeps the step; for others nothing changes, shared or not."""
    return bool(step.nog_een)


HANDLER = Handler(stays=goes_on)
