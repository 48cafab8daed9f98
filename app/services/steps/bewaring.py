"""Each holder decides for the own file."""

from datetime import date

from app.domain.bewaartermijn import ensure_geldige_verlenging
from app.domain.errors import ConflictError, FormInvalidError
from app.services.steps.context import Extra, StepContext


def verlenging(step: StepContext) -> Extra:
    """Extend with reasons, or keep at the yearly review; within five years of the last discussion (INV-39).

    At a review no date means that the end stays where it was.
    """
    if step.outcome not in ("verlengen", "blijft_nodig") or step.casus is None:
        return {}
    given = step.data.process.get("einddatum")
    last = step.casus.laatste_bespreking
    if given is None and step.outcome == "blijft_nodig":
        return {}
    if not isinstance(given, date) or last is None:
        raise FormInvalidError({"einddatum": ["Kies tot wanneer u het dossier wilt bewaren."]})
    try:
        ensure_geldige_verlenging(last, given)
    except ConflictError as error:
        raise FormInvalidError({"einddatum": [str(error)]}) from error
    return {"einddatum": given}
