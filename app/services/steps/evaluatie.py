"""The table evaluates a traject."""

from app.domain.errors import FormInvalidError
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.evaluatiedag import plan_evaluation
from app.services.steps.voorstellen import proposed_anew

DOORVERWIJZEN, OOK_HIER = "doorverwijzen", "ook_hier"
ZONDER_DOEL = frozenset({"afsluiten", "uitgesteld", DOORVERWIJZEN})
DOEL_WEG = (
    "Het doel is er niet meer. Dan blijft alleen afsluiten over, of doorverwijzen zonder zelf verder op te volgen "
    "(of dit punt uitstellen)."
)


def complete(step: StepContext) -> Extra:
    """Evaluate: without the purpose there is nothing left to do but close (INV-22)."""
    if _is_gone(step) and (step.outcome not in ZONDER_DOEL or _here_as_well(step)):
        raise FormInvalidError({"uitkomst": [DOEL_WEG]})
    day = plan_evaluation(step) if step.outcome in ("verder", "aanpassen") else {}
    return {**day, **proposed_anew(step, counts=step.outcome == "verder"), **_follow_here(step)}


def _follow_here(step: StepContext) -> Extra:
    """Say each time anew whether a person who is referred is followed here as well."""
    return {OOK_HIER: _here_as_well(step)} if OOK_HIER in dict(step.taak.result) else {}


def _here_as_well(step: StepContext) -> bool:
    return step.outcome == DOORVERWIJZEN and step.data.process.get(OOK_HIER) is True


def _is_gone(step: StepContext) -> bool:
    """Answer whether the table said that the purpose is gone; forms of before kept that with the papers."""
    before = step.data.texts.get("papers", {}).get("doel_nog_aanwezig")
    return before == "nee" or step.data.process.get("doel_nog_aanwezig") in {False, "nee"}


HANDLER = Handler(complete)
