"""The burgemeester asks services what they know (L18 art. 3 §2)."""

from app.domain.errors import FormInvalidError
from app.domain.ids import CasusId, OrganisatieId
from app.services.steps.context import Extra, Handler, StepContext


def complete(step: StepContext) -> Extra:
    """Write down who is asked; `FormInvalidError` for nobody, and for a name that is not known yet (INV-24)."""
    if step.outcome != "verstuurd":
        return {}
    chosen = [OrganisatieId(each) for each in step.data.choices.get("diensten", ())]
    if not chosen:
        raise FormInvalidError(
            {"diensten": ["Duid minstens één dienst aan, of kies dat er geen vraag vertrekt."]}
        )
    named = step.data.texts.get("register", {}).get("over_wie")
    if named and step.instantie.variables.get("anoniem") is not False:
        raise FormInvalidError({"over_wie": ["De naam is nog niet meegedeeld: vraag het zonder naam."]})
    casussen, casus_id = step.mover.tx.casussen, CasusId(step.taak.casus_id or "")
    casussen.forget_bevraagd(casus_id)
    casussen.save_bevraagd(casus_id, chosen, step.mover.livc.id)
    return {}


HANDLER = Handler(complete)
