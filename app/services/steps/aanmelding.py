"""A partner submits someone to the LIVC-R."""

from app.domain.aanmeldregels import NIETS_NIEUWS, herkomst_van, mag_aanmelden
from app.domain.errors import FormInvalidError
from app.domain.people import Livc
from app.domain.sentence import Sentence
from app.domain.vraag import Vraag
from app.services.ports.forms import FormData
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.organisaties import ensure_persoon

NAAR_DE_COORDINATOR = "De coördinator en de burgemeester lezen wat u schreef. De coördinator belt u terug."
ZONDER_NAAM = "De naam van de persoon gaat niet mee."
MET_NAAM = "De naam van de persoon gaat mee."
GEWIST = "Er vertrekt niets, en wat u typte, wordt gewist."


def complete(step: StepContext) -> Extra:
    """A re-submission needs new elements; the joint decision is respected by every partner (INV-26)."""
    if step.outcome != "toch_niet":
        ensure_new_elements(step.data, step.mover.livc)
        ensure_persoon(step.mover.tx, step.mover.livc.id, step.data.process, {})
    return {"herkomst": herkomst_van(_soort(step))}


def _soort(step: StepContext) -> str | None:
    """Return what kind of organisation notifies."""
    own = step.instantie.organisatie_id
    return step.mover.tx.people.organisatie(own).soort if own else None


def question(step: StepContext) -> Vraag | None:
    """Ask before it is sent, with what is sent below; and before what was typed is wiped."""
    if step.outcome != "toch_niet":
        named = step.data.process.get("anoniem") is False
        told = [Sentence(NAAR_DE_COORDINATOR), Sentence(MET_NAAM if named else ZONDER_NAAM)]
        return Vraag(
            Sentence("Wilt u deze aanmelding versturen?"), told, Sentence("Ja, versturen"), (step.taak.id,)
        )
    if not any(step.data.texts.values()):
        return None
    return Vraag(
        Sentence("Wilt u toch niet aanmelden?"),
        [Sentence(GEWIST)],
        Sentence("Ja, niet aanmelden en wissen"),
        (step.taak.id,),
    )


def ensure_new_elements(data: FormData, livc: Livc) -> None:
    """Raise `FormInvalidError` when a casus that was not taken up comes back with nothing new.

    Paper-light asks for no text: there the coördinator hears what is new (INV-26).
    """
    told = str(data.texts.get("register", {}).get("nieuwe_elementen") or "")
    again = data.process.get("opnieuw_aangemeld") == "ja"
    if livc.kluizen_aan and not mag_aanmelden(told, opnieuw=again):
        raise FormInvalidError({"nieuwe_elementen": [NIETS_NIEUWS]})


HANDLER = Handler(complete, question)
