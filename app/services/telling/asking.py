"""What a step asks, in the words of its model with what it leaves open filled in: the title on every screen."""

from collections.abc import Iterable, Mapping

from app.domain.eigenaar import Eigenaar, eigenaar_van
from app.domain.explanation import StepRef
from app.domain.ids import OrganisatieId
from app.domain.instantie import Taak
from app.domain.people import Organisatie
from app.domain.sentence import Said, Sentence, Value, fields_of, given_text
from app.domain.words.placeholders import CASUS, DIENST
from app.services.owners import speaker
from app.services.ports.unit_of_work import Tx
from app.services.telling.explaining import spoken

DEZE_CASUS, DE_DIENST = Sentence("deze casus"), Sentence("de dienst")
"""Said where a sentence leaves something open that is not known here, or not for the reader."""


def filled(template: str, code: str | None, dienst: str | None) -> Sentence | None:
    """Return a sentence of a model with its placeholders filled; None for one that asks for something else."""
    known: Mapping[str, Value] = {CASUS: code or DEZE_CASUS, DIENST: dienst or DE_DIENST}
    try:
        return Sentence(template, **{name: known[name] for name in fields_of(template)})
    except (ValueError, KeyError):
        return None


def question(taak: Taak, diensten: Mapping[OrganisatieId, str]) -> Said:
    """Return what a task asks; the name of the step where its version has no question."""
    whose = diensten.get(taak.organisatie_id) if taak.organisatie_id else None
    asked = filled(taak.vraag, taak.casus_code, whose) if taak.vraag else None
    return asked or given_text(taak.naam)


def step_question(step: StepRef, code: str | None) -> Said:
    """Return what a step asks, to who may not know of which organisation it is; the name of what asks nothing."""
    asked = filled(step.question, code, None) if step.question else None
    return asked or given_text(spoken(step))


def question_in(tx: Tx, taak: Taak) -> Said:
    """Return what a task asks, with the name of its organisation."""
    return question(taak, names_of(tx.people.organisaties(taak.livc_id)))


def names_of(organisaties: Iterable[Organisatie]) -> dict[OrganisatieId, str]:
    """Return what each organisation is called."""
    return {each.id: each.naam for each in organisaties}


def noting_title(tx: Tx, taak: Taak) -> Sentence:
    """Return the title of a task that is noted for someone: for whom comes first."""
    asked = question_in(tx, taak)
    if eigenaar_van(taak) is Eigenaar.BUITENSTAANDER:
        return Sentence("Noteer wat de aanmelder zei: {stap}", stap=asked)
    return Sentence("Noteren voor {wie}: {stap}", wie=speaker(tx, taak), stap=asked)
