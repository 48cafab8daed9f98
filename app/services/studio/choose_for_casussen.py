"""What is chosen for the casussen that run before a draft comes in force: kept with it, and nothing moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import OntwerpId
from app.domain.migration import BLIJF, Question
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.studio.loading import draft_files, draft_of, ensure_drafts, ensure_open, ensure_own, record
from app.services.studio.preparing import HELE_CASUS, ProefGroep, ProefProces, prepared
from app.services.studio.reading_draft import checked_draft

WEG = ""
"""Takes a choice away."""


@dataclass(frozen=True)
class ChooseForCasussen:
    """`slot` is one casus, or "" for every casus of which it is asked; `antwoorden`: question → answer."""

    actor: Actor
    ontwerp_id: OntwerpId
    proces_id: str
    slot: str
    antwoorden: Mapping[str, str]


def choose_for_casussen(command: ChooseForCasussen, deps: Deps) -> None:
    """Keep the choices.

    Raises `NotAllowedError`, `NotFoundError`, `ConflictError` when another works on the draft or nothing of that
    procedure is asked any more, and `FormInvalidError` for an answer that is no choice.
    """
    actor = command.actor
    ensure_drafts(actor)
    with deps.uow.read(actor.livc_id) as tx:
        ontwerp = draft_of(tx, actor, command.ontwerp_id)
        ensure_open(ontwerp)
        ensure_own(tx, actor, ontwerp)
        now, files = tx.versies.release(), draft_files(tx, ontwerp.id)
    release = checked_draft(now, files, deps).release
    if release is None:
        raise ConflictError("Dit ontwerp kan nu niet gelezen worden. Verbeter eerst wat er fout is.")
    with deps.uow.begin(actor.livc_id) as tx:
        processen = {each.proces_id: each for each in prepared(tx, release, {}, deps)}
        _ensure_choices(processen.get(command.proces_id), command)
        chosen = {(command.proces_id, command.slot, key): value for key, value in command.antwoorden.items()}
        tx.publicaties.keep_keuzes(ontwerp.id, chosen)
        record(tx, actor, "ontwerp_gewijzigd", ontwerp.id)


def _ensure_choices(proces: ProefProces | None, command: ChooseForCasussen) -> None:
    """Raise unless each answer is one of the choices of a question that is asked, of the slot that is meant."""
    if proces is None:
        raise ConflictError("Van deze procedure loopt niets dat iets vraagt. Er is niets gewijzigd.")
    plans = [each.groep.plan for each in proces.groepen if _is_meant(each, command.slot)]
    if not plans:
        raise ConflictError("Deze casus loopt niet meer op een andere versie. Er is niets gewijzigd.")
    asked = chain.from_iterable(plan.questions for plan in plans)
    _ensure_fitting(command, {question.key: question for question in asked})


def _ensure_fitting(command: ChooseForCasussen, questions: Mapping[str, Question]) -> None:
    wrong: dict[str, list[str]] = {}
    for key, value in command.antwoorden.items():
        if value != WEG and not _fits(key, value, questions, command.slot):
            wrong[key] = ["Kies wat er gebeurt."]
    if wrong:
        raise FormInvalidError(wrong)


def _is_meant(groep: ProefGroep, slot: str) -> bool:
    if not slot:
        return True
    return slot in {regel.slot for regel in groep.groep.regels}


def _fits(key: str, value: str, questions: Mapping[str, Question], slot: str) -> bool:
    if key == HELE_CASUS:
        return bool(slot) and value == BLIJF
    question = questions.get(key)
    return question is not None and question.allows(value)
