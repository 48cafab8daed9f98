"""The table evaluates a traject."""

from app.domain.errors import FormInvalidError
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.evaluatiedag import plan_evaluation


def complete(step: StepContext) -> Extra:
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
    return plan_evaluation(step) if step.outcome in ("verder", "aanpassen") else {}


HANDLER = Handler(complete)
