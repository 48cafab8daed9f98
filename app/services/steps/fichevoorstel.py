"""Whether somebody at the table proposes to tell the LTF something: asked anew each time."""

from app.services.steps.context import Extra, StepContext

FICHE = "fiche_voorgesteld"


def proposed_anew(step: StepContext, *, counts: bool = True) -> Extra:
    """Return what was proposed now: what was answered before counts no more (`counts`: whether it can)."""
    if FICHE not in dict(step.taak.result):
        return {}
    return {FICHE: counts and step.data.process.get(FICHE) is True}
