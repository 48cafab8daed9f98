"""The table proposes to close."""

from app.services.steps.context import Extra, Handler, StepContext

FICHE = "fiche_voorgesteld"


def complete(step: StepContext) -> Extra:
    """Say each time anew whether a fiche for the LTF is proposed: what was answered before counts no more."""
    if FICHE not in dict(step.taak.result):
        return {}
    return {FICHE: step.data.process.get(FICHE) is True}


HANDLER = Handler(complete)
