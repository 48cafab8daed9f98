"""The coördinator completes what is known of the casus."""

from app.domain.errors import FormInvalidError
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.organisaties import ensure_persoon

GEEN_LEEFTIJD = (
    "Het gaat over een persoon. Kies hoe oud die ongeveer is; weet u het niet, kies dan “Dat weet ik niet”."
)


def complete(step: StepContext) -> Extra:
    """Only an organisation has no age: of a person whose age is not known the child's interest is weighed."""
    if step.outcome != "klaar":
        return {}
    ensure_persoon(step.mover.tx, step.mover.livc.id, step.data.process, step.instantie.variables)
    known = {**step.instantie.variables, **step.data.process}
    if known.get("betreft") != "organisatie" and known.get("leeftijdsgroep") == "nvt":
        raise FormInvalidError({"leeftijdsgroep": [GEEN_LEEFTIJD]})
    return {}


HANDLER = Handler(complete)
