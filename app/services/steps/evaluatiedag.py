"""Home of the day of the next evaluation, chosen with a plan or with an evaluation."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from app.domain.errors import FormInvalidError
from app.domain.kalender import dag_van
from app.domain.sentence import Sentence
from app.services.steps.context import Extra, StepContext

VERSTE_EVALUATIE = relativedelta(months=3)  # N, domain/05 T19
AGENDEREN_VOORAF = timedelta(days=14)  # N, reference 5.2

TE_VER = "Kies een dag na vandaag en ten laatste op {dag} (drie maanden)."


def plan_evaluation(step: StepContext) -> Extra:
    """Return the day, and that from which it may be on an agenda; raises `FormInvalidError`."""
    given = step.data.process.get("evaluatiedatum")
    today = dag_van(step.mover.now)
    if not isinstance(given, date):
        raise FormInvalidError({"evaluatiedatum": ["Kies de datum van de volgende evaluatie."]})
    if not today < given <= today + VERSTE_EVALUATIE:
        last = today + VERSTE_EVALUATIE
        raise FormInvalidError({"evaluatiedatum": [Sentence(TE_VER, dag=last)]})
    return {"evaluatiedatum": given, "agenderen_op": max(given - AGENDEREN_VOORAF, today)}
