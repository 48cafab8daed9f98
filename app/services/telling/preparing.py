"""What the next meeting still needs, and what the reader of a first screen is asked now."""

from collections import Counter
from collections.abc import Iterable, Sequence

from app.domain.eigenaar import Bezetting
from app.domain.instantie import Taak
from app.domain.overleg import Agendapunt, Overleg
from app.domain.people import Rol
from app.domain.sentence import Sentence
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.domain.words.steps.agendering import AGENDERING
from app.services.telling.words import role_word
from app.services.views.first_screen import Gemis

GEZELSCHAP = (Rol.BURGEMEESTER, Rol.INFORMATION_OFFICER, Rol.VERSLAGGEVER)
"""Roles without whom a meeting does not go as it should (INV-14; the reporter: (N))."""
NIETS_TE_DOEN = (
    "U hoeft nu niets te doen. Is er iets voor u? Dan krijgt u een mail. "
    "Daar staat nooit in waarover het gaat."
)


def missing(
    meeting: Overleg | None,
    points: Sequence[Agendapunt],
    tasks: Iterable[Taak],
    there: Bezetting,
    invitations: Iterable[Taak] = (),
) -> list[Gemis]:
    """Return what is missing for the next meeting, the first thing to do first.

    `invitations` are the ones that can still be answered: how many, never of whom; and of what somebody may share
    nothing is counted at all (INV-10).
    """
    found = [each for taak in tasks for each in _step(taak)]
    found += _unanswered(invitations)
    if meeting is not None and meeting.moment is not None and not points:
        found.append(Gemis(Sentence("Er staat nog geen punt op de agenda."), "agenda"))
    absent = [rol for rol in GEZELSCHAP if rol.value not in there.vervuld]
    return found + [
        Gemis(Sentence("Er is nog geen {rol}.", rol=role_word(rol.value)), "mensen") for rol in absent
    ]


def _step(taak: Taak) -> list[Gemis]:
    if has_part(taak.kind, Part.SCHEDULING):
        return [Gemis(Sentence("Kies een dag, een uur en een plaats."), "taak", taak.id)]
    if taak.kind == AGENDERING.word and taak.casus_code:
        return [Gemis(Sentence("Zet casus {code} op de agenda.", code=taak.casus_code), "taak", taak.id)]
    return []


def _unanswered(invitations: Iterable[Taak]) -> list[Gemis]:
    """Return of each casus how many services can still answer its invitation."""
    open_now = Counter(taak.casus_code for taak in invitations if taak.casus_code)
    return [Gemis(_how_many(code, number), "noteren") for code, number in sorted(open_now.items())]


def _how_many(code: str, number: int) -> Sentence:
    if number == 1:
        return Sentence("Casus {code}: 1 dienst kan nog antwoorden op de uitnodiging.", code=code)
    return Sentence(
        "Casus {code}: {aantal} diensten kunnen nog antwoorden op de uitnodiging.", code=code, aantal=number
    )


def what_now(waiting: int, at_table: int, questions: int) -> Sentence:
    """Say in one line what is asked of the reader: at the table first, then "klopt dit?", then the tasks."""
    if at_table:
        return Sentence("U zit nu aan tafel: ga naar het overleg.")
    if questions:
        return Sentence("Kijk eerst na wat voor u genoteerd is.")
    if waiting == 1:
        return Sentence("Er wacht 1 vraag op u.")
    if waiting:
        return Sentence("Er wachten {aantal} vragen op u, de dringendste eerst.", aantal=waiting)
    return Sentence(NIETS_TE_DOEN)
