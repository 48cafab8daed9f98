"""The table evaluates a traject."""

from app.domain.errors import FormInvalidError
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.evaluatiedag import plan_evaluation


def complete(step: StepContext) -> Extra:
    """Evaluate: without the purpose there is nothing left to do but close (INV-22)."""
    if _is_gone(step) and step.outcome not in ("afsluiten", "uitgesteld"):
        raise FormInvalidError(
            {
                "uitkomst": [
                    "Het doel is er niet meer. Dan blijft alleen afsluiten over (of dit punt uitstellen)."
                ]
            }
        )
    return plan_evaluation(step) if step.outcome in ("verder", "aanpassen") else {}


def _is_gone(step: StepContext) -> bool:
    """Answer whether the table said that the purpose is gone; forms of before kept that with the papers."""
    before = step.data.texts.get("papers", {}).get("doel_nog_aanwezig")
    return before == "nee" or step.data.process.get("doel_nog_aanwezig") in {False, "nee"}


HANDLER = Handler(complete)
