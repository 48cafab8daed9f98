"""What somebody at the table proposes beside the decision: a fiche for the LTF, or to tell the person.

Asked anew each time: what was answered before counts no more.
"""

from typing import Final

from app.domain.errors import FormInvalidError
from app.domain.ids import CasusId
from app.services.inlichten import KAN_NU_NIET, may_propose
from app.services.steps.context import Extra, StepContext

FICHE: Final = "fiche_voorgesteld"
INLICHTEN: Final = "inlichten"


def proposed_anew(step: StepContext, *, counts: bool = True) -> Extra:
    """Return what was proposed now, of what this step asks (`counts`: whether it can).

    Raises `FormInvalidError` where the person cannot be told, so that nobody waits for it in vain.
    """
    asked = set(dict(step.taak.result)) & {FICHE, INLICHTEN}
    said: dict[str, bool] = {name: counts and step.data.process.get(name) is True for name in asked}
    if said.get(INLICHTEN) and not _can_be_told(step):
        raise FormInvalidError({INLICHTEN: [KAN_NU_NIET]})
    return said


def _can_be_told(step: StepContext) -> bool:
    tx = step.mover.tx
    return may_propose(tx, tx.casussen.get(CasusId(step.taak.casus_id or "")))
