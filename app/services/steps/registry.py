"""Which handler belongs to which step kind; a kind that is not here only moves the token."""

from collections.abc import Callable, Mapping

from app.services.steps import bewaring, intake, meeting, traject
from app.services.steps.context import Extra, StepContext

HANDLERS: Mapping[str, Callable[[StepContext], Extra]] = {
    "aanmelding": intake.aanmelding,
    "intake": intake.intake,
    "casuslijst": intake.casuslijst,
    "identiteit_vrijgeven": intake.identiteit_vrijgeven,
    "voorbereiding": intake.voorbereiding,
    "uitnodiging": intake.uitnodiging,
    "antwoord_uitnodiging": intake.antwoord_uitnodiging,
    "trajectplan": traject.trajectplan,
    "opvolgtaak": traject.opvolgtaak,
    "evaluatie": traject.evaluatie,
    "verlenging": bewaring.verlenging,
    "overleg_plannen": meeting.overleg_plannen,
    "kader": meeting.kader,
    "aanwezigheid": meeting.aanwezigheid,
    "vrijgave": meeting.vrijgave,
}


def extra_variables(step: StepContext) -> Extra:
    """Do what the step means for the casus and return the variables that follow from it."""
    handler = HANDLERS.get(step.taak.kind)
    return handler(step) if handler else {}
