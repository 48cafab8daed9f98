"""Each holder decides for the own file."""

from datetime import date

from app.domain.bewaartermijn import ensure_geldige_verlenging, laatste_dag
from app.domain.casus import Casus, Verlenging
from app.domain.errors import ConflictError, FormInvalidError
from app.domain.kalender import dag_van
from app.services.steps.context import Extra, StepContext

BEWAART = frozenset({"verlengen", "blijft_nodig"})
"""Outcomes with which a holder keeps its file; any other ends what it kept longer."""
NU_WEG = "nu_weg"


def verlenging(step: StepContext) -> Extra:
    """Extend, or keep at the yearly review, with reasons and within five years of the last discussion (INV-39).

    When the casus was ended early, a holder may say that its own file may go at once too.
    """
    if step.casus is None:
        return {}
    casussen, holder = step.mover.tx.casussen, step.owner
    if step.outcome == NU_WEG:
        today = dag_van(step.mover.now)
        casussen.save_verlenging(Verlenging(step.casus.livc_id, step.casus.id, holder, today))
        return {}
    if step.outcome not in BEWAART:
        casussen.forget_verlenging(step.casus.id, holder)
        return {}
    given = step.data.process.get("einddatum")
    if given is None and step.outcome == "blijft_nodig":
        return {}
    tot = _geldige_dag(step, step.casus, given)
    casussen.save_verlenging(Verlenging(step.casus.livc_id, step.casus.id, holder, tot))
    return {"einddatum": tot}


def _geldige_dag(step: StepContext, casus: Casus, given: object) -> date:
    last = casus.laatste_bespreking
    if not isinstance(given, date) or last is None or given < dag_van(step.mover.now):
        raise FormInvalidError({"einddatum": ["Kies tot wanneer u het dossier wilt bewaren, vanaf vandaag."]})
    try:
        ensure_geldige_verlenging(last, given, laatste_dag(casus))
    except ConflictError as error:
        raise FormInvalidError({"einddatum": [str(error)]}) from error
    return given
