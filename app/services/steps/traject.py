"""Plan, actions and evaluation."""

from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from app.domain.casus import Actie
from app.domain.errors import FormInvalidError
from app.domain.ids import CasusId, OrganisatieId
from app.domain.ids import new_id as random_id
from app.domain.kalender import dag_van
from app.services.steps.context import Extra, StepContext

VERSTE_EVALUATIE = relativedelta(months=3)  # N, domain/05 T19
AGENDEREN_VOORAF = timedelta(days=14)  # N, reference 5.2


def trajectplan(step: StepContext) -> Extra:
    """Write down who does what; an action lives in the plan, not in the task."""
    if step.outcome != "klaar":
        return {}
    _replace_actions(step)
    return _plan_evaluation(step)


def evaluatie(step: StepContext) -> Extra:
    """Evaluate: without the purpose there is nothing left to do but close (INV-22)."""
    gone = str(step.data.texts.get("papers", {}).get("doel_nog_aanwezig") or "")
    if gone == "nee" and step.outcome not in ("afsluiten", "uitgesteld"):
        raise FormInvalidError(
            {
                "uitkomst": [
                    "Het doel is er niet meer. Dan blijft alleen afsluiten over (of dit punt uitstellen)."
                ]
            }
        )
    return _plan_evaluation(step) if step.outcome in ("verder", "aanpassen") else {}


def opvolgtaak(step: StepContext) -> Extra:
    """Mark the action as dealt with; how it went is the partner's own."""
    casus_id = CasusId(step.taak.casus_id or "")
    for actie in step.mover.tx.casussen.acties(casus_id):
        if actie.id == step.taak.binding:
            step.mover.tx.casussen.save_actie(replace(actie, status="afgewerkt"))
    return {}


def _replace_actions(step: StepContext) -> None:
    tx, casus_id = step.mover.tx, CasusId(step.taak.casus_id or "")
    rows = step.data.rows.get("acties", ())
    if not rows:
        raise FormInvalidError({"acties": ["Schrijf minstens één actie op: wie doet wat?"]})
    old = tx.casussen.acties(casus_id)
    for actie in old:
        tx.casussen.save_actie(replace(actie, status="vervallen"))
    first = max((a.nummer for a in old), default=0) + 1
    for nummer, row in enumerate(rows, first):
        tx.casussen.save_actie(
            Actie(
                random_id(),
                step.mover.livc.id,
                casus_id,
                nummer,
                OrganisatieId(row["uitvoerder"]),
                row.get("aard", ""),
                "open",
            )
        )


def _plan_evaluation(step: StepContext) -> Extra:
    given = step.data.process.get("evaluatiedatum")
    today = dag_van(step.mover.now)
    if not isinstance(given, date):
        raise FormInvalidError({"evaluatiedatum": ["Kies de datum van de volgende evaluatie."]})
    if not today < given <= today + VERSTE_EVALUATIE:
        last = today + VERSTE_EVALUATIE
        raise FormInvalidError(
            {"evaluatiedatum": [f"Kies een dag na vandaag en ten laatste op {last:%d-%m-%Y} (drie maanden)."]}
        )
    return {"evaluatiedatum": given, "agenderen_op": max(given - AGENDEREN_VOORAF, today)}
