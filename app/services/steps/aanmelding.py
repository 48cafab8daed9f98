"""A partner submits someone to the LIVC-R."""

from app.domain.aanmeldregels import NIETS_NIEUWS, mag_aanmelden
from app.domain.errors import FormInvalidError
from app.domain.people import Livc
from app.services.ports.forms import FormData
from app.services.steps.context import Extra, Handler, StepContext


def complete(step: StepContext) -> Extra:
    """A re-submission needs new elements; the joint decision is respected by every partner (INV-26)."""
    if step.outcome != "toch_niet":
        ensure_new_elements(step.data, step.mover.livc)
    return {"herkomst": "partner"}


def ensure_new_elements(data: FormData, livc: Livc) -> None:
    """Raise `FormInvalidError` when a casus that was not taken up comes back with nothing new.

    Paper-light asks for no text: there the coördinator hears what is new (INV-26).
    """
    told = str(data.texts.get("register", {}).get("nieuwe_elementen") or "")
    again = data.process.get("opnieuw_aangemeld") == "ja"
    if livc.kluizen_aan and not mag_aanmelden(told, opnieuw=again):
        raise FormInvalidError({"nieuwe_elementen": [NIETS_NIEUWS]})


HANDLER = Handler(complete)
