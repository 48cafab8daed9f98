"""The table looks a fiche over before anyone is asked to agree (INV-03, INV-04)."""

from app.domain.errors import FormInvalidError
from app.domain.ids import CasusId
from app.services.fiches import draft_of
from app.services.steps.context import Extra, Handler, StepContext

NOG_NIET = "Is dit niet zo, kies dan “Eerst aanpassen”."
VRAGEN = ("geen_geheimen", "eigenaars_akkoord", "beide_kanten")


def complete(step: StepContext) -> Extra:
    """All three are so, or the fiche goes back; there is no fiche to agree on while none was drafted."""
    if step.outcome != "in_orde":
        return {}
    draft_of(step.mover.tx, CasusId(step.taak.casus_id or ""))
    errors = {vraag: [NOG_NIET] for vraag in VRAGEN if step.word(vraag) != "ja"}
    if errors:
        raise FormInvalidError(errors)
    return {}


HANDLER = Handler(complete)
