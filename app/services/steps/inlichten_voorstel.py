"""The coördinator works out a proposal to tell the person."""

from dataclasses import replace

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import CasusId
from app.domain.inlichten import AMBTEN
from app.services.inlichten import asked_anew, running
from app.services.owners import bezetting_of
from app.services.steps.context import Extra, Handler, StepContext

ZONDER_AMBT = "Er is nu geen {rol}. Zonder diens ja kan dit niet: wacht tot er een is. Er is niets gewijzigd."


def complete(step: StepContext) -> Extra:
    """Write down who would tell it, and put it to everyone who takes part; raises where an office is empty."""
    if step.outcome != "voorgesteld":
        return {}
    chosen = step.data.choices.get("verteller", ())
    if len(chosen) != 1:
        raise FormInvalidError({"verteller": ["Kies wie het de persoon zou zeggen."]})
    _ensure_everyone_can_be_asked(step)
    tx = step.mover.tx
    inlichting = running(tx, CasusId(step.taak.casus_id or ""))
    tx.inlichtingen.save(asked_anew(tx, replace(inlichting, verteller=chosen[0])))
    return {}


def _ensure_everyone_can_be_asked(step: StepContext) -> None:
    held = bezetting_of(step.mover.tx, step.mover.livc.id, step.mover.now).vervuld
    for rol in AMBTEN:
        if rol.value not in held:
            raise ConflictError(ZONDER_AMBT, rol=rol.value.replace("_", " "))


HANDLER = Handler(complete)
