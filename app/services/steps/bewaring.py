"""Each holder decides for the own file."""

from datetime import date

from app.domain.bewaartermijn import ensure_geldige_verlenging
from app.domain.errors import ConflictError, FormInvalidError
from app.domain.kalender import dag_van
from app.services.steps.context import Extra, StepContext


def verlenging(step: StepContext) -> Extra:
    """Extend, or keep at the yearly review, with reasons and within five years of the last discussion (INV-39)."""
    given = step.data.process.get("einddatum")
    keeps = step.outcome == "blijft_nodig"
    if step.outcome not in ("verlengen", "blijft_nodig") or step.casus is None or (keeps and given is None):
        return {}
    last = step.casus.laatste_bespreking
    if not isinstance(given, date) or last is None or given < dag_van(step.mover.now):
        raise FormInvalidError({"einddatum": ["Kies tot wanneer u het dossier wilt bewaren, vanaf vandaag."]})
    try:
        ensure_geldige_verlenging(last, given)
    except ConflictError as error:
        raise FormInvalidError({"einddatum": [str(error)]}) from error
    return {"einddatum": given}
