"""Propose which services are invited."""

from collections.abc import Sequence
from datetime import date

from app.domain.casus import DeelnameStatus
from app.domain.errors import FormInvalidError
from app.domain.ids import OrganisatieId
from app.domain.kalender import dag_van
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.deelnames import set_status, with_status


def complete(step: StepContext) -> Extra:
    """Propose services; the burgemeester decides (INV-12)."""
    if step.casus is None:
        return {}
    chosen = step.data.choices.get("diensten", ()) if step.outcome == "voorgesteld" else ()
    if step.outcome == "voorgesteld":
        _ensure_can_be_answered(step, chosen)
    for old in with_status(step, DeelnameStatus.VOORGESTELD):
        set_status(step, old.organisatie_id, DeelnameStatus.VERTROKKEN)
    for organisatie in chosen:
        set_status(step, OrganisatieId(organisatie), DeelnameStatus.VOORGESTELD)
    return {}


def _ensure_can_be_answered(step: StepContext, chosen: Sequence[str]) -> None:
    """Raise `FormInvalidError` when nobody is asked, or before anyone can answer the time is over."""
    if not chosen:
        raise FormInvalidError({"diensten": ["Duid minstens één dienst aan, of kies “niemand”."]})
    tegen = step.data.process.get("antwoord_tegen")
    if not isinstance(tegen, date) or tegen <= dag_van(step.mover.now):
        raise FormInvalidError({"antwoord_tegen": ["Kies een dag na vandaag."]})


HANDLER = Handler(complete)
