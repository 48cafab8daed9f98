"""Prepare: today, propose services."""

from app.services.steps import voorstel_diensten
from app.services.steps.context import Extra, Handler, StepContext


def complete(step: StepContext) -> Extra:
    """Propose services where the drawing asks so; else nothing follows."""
    return voorstel_diensten.complete(step) if step.taak.element_id == "u_voorstel" else {}


HANDLER = Handler(complete)
