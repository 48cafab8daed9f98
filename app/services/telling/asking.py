"""What a step asks, in the words of its model with what it leaves open filled in: the title on every screen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.eigenaar import Eigenaar, eigenaar_van
from app.domain.explanation import Outcome
from app.domain.ids import OrganisatieId
from app.domain.instantie import Taak
from app.domain.sentence import Said, Sentence, fields_of, given_text
from app.domain.words.placeholders import DIENST
from app.services.owners import speaker
from app.services.ports.unit_of_work import Tx
from app.services.telling.filling import filled, what_follows


def question(taak: Taak, diensten: Mapping[OrganisatieId, str]) -> Said:
    """Return what a task asks; the name of the step where its version has no question."""
    return filled(taak.vraag, taak.casus_code, _whose(taak, diensten)) or given_text(taak.naam)


def _whose(taak: Taak, diensten: Mapping[OrganisatieId, str]) -> str | None:
    """Return the organisation that a step is of, or is about."""
    return diensten.get(taak.organisatie_id or OrganisatieId(taak.binding or ""))


def question_in(tx: Tx, taak: Taak) -> Said:
    """Return what a task asks, with the name of its organisation."""
    return question(taak, _names(tx, taak, taak.vraag or ""))


def outcomes_in(tx: Tx, taak: Taak, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the outcomes of a task with what follows from each as a sentence; "" in versions of before."""
    whose = _whose(taak, _names(tx, taak, *(each.gevolg for each in outcomes)))
    return [replace(each, gevolg=what_follows(each, taak.casus_code, whose) or "") for each in outcomes]


def _names(tx: Tx, taak: Taak, *templates: str) -> dict[OrganisatieId, str]:
    """Return what each organisation is called; read only where one of the sentences asks it."""
    if not any(DIENST in fields_of(each) for each in templates):
        return {}
    return {each.id: each.naam for each in tx.people.organisaties(taak.livc_id)}


def noting_title(tx: Tx, taak: Taak) -> Sentence:
    """Return the title of a task that is noted for someone: for whom comes first."""
    asked = question_in(tx, taak)
    if eigenaar_van(taak) is Eigenaar.BUITENSTAANDER:
        return Sentence("Noteer wat de aanmelder zei: {stap}", stap=asked)
    return Sentence("Noteren voor {wie}: {stap}", wie=speaker(tx, taak), stap=asked)
