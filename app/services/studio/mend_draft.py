"""Repairs for one finding of a draft: worked out when somebody asks, tried on a copy, made as one step."""

from dataclasses import dataclass

from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import OntwerpId
from app.domain.people import Actor
from app.domain.release import Release
from app.procedure.findings import Repair
from app.procedure.live import Mended
from app.services.deps import Deps
from app.services.ports.checker import Turn
from app.services.studio.change_draft import ChangeDraft, Gewijzigd, change_draft
from app.services.studio.changes import ReplaceFile
from app.services.studio.check_draft import (
    Bevinding,
    Bevindingen,
    CheckDraft,
    Gelezen,
    check_draft,
    read_draft,
)
from app.services.studio.start_draft import files_of
from app.services.studio.why_finding import Uitleg, why_finding

SECONDEN = 8.0
"""So long somebody waits who asks for a repair: each is tried on a copy of the whole."""
_NOG_BEZIG = (
    "Het nakijken van dit ontwerp loopt nog. Er is niets gewijzigd. Probeer het over enkele seconden opnieuw."
)


@dataclass(frozen=True)
class MendDraft:
    """`herstel` is the id of a repair."""

    actor: Actor
    ontwerp_id: OntwerpId
    revisie: int
    herstel: str


@dataclass(frozen=True)
class Herstellingen:
    """One finding with what mends it; `klaar` is False while that is still being worked out."""

    revisie: int
    bevinding: Bevinding
    klaar: bool
    herstel: tuple[Repair, ...] = ()
    uitleg: Uitleg | None = None


def show_repairs(command: CheckDraft, nr: str, deps: Deps) -> Herstellingen:
    """Return what mends a finding. Raises as `check_draft`, and `NotFoundError` when it is not found any more."""
    found = _ready(command, deps)
    bevinding = next((each for each in found.regels if each.nr == nr), None)
    if bevinding is None:
        raise NotFoundError
    read = read_draft(command, deps)
    repairs = _repairs(command, read, bevinding, deps)
    why = why_finding(bevinding.controle, read.rules)
    return Herstellingen(found.revisie, bevinding, repairs is not None, repairs or (), why)


def mend_draft(command: MendDraft, deps: Deps) -> Gewijzigd:
    """Make a repair as one step of the draft.

    Raises `ConflictError` as `change_draft` does, and when this repair is not (any more) one of this revision.
    """
    asked = CheckDraft(command.actor, command.ontwerp_id, command.revisie)
    repair = _named(asked, command.herstel, deps)
    if repair is None:
        raise ConflictError(
            "Dit herstel past niet meer bij het ontwerp zoals het nu is. Er is niets gewijzigd."
        )
    change = ReplaceFile(repair.file, repair.content, repair.said)
    return change_draft(ChangeDraft(command.actor, command.ontwerp_id, command.revisie, change), deps)


def _named(asked: CheckDraft, name: str, deps: Deps) -> Repair | None:
    """Return the repair of this name, of the findings that it can be of."""
    about = name.rpartition(":")[0]
    found = [each for each in _ready(asked, deps).regels if _name_of(each) == about]
    read = read_draft(asked, deps)
    for bevinding in found:
        repairs = {each.id: each for each in _repairs(asked, read, bevinding, deps) or ()}
        if name in repairs:
            return repairs[name]
    return None


def _name_of(bevinding: Bevinding) -> str:
    """Return what the ids of the repairs of a finding begin with."""
    first = bevinding.bevinding
    return f"{first.check}:{first.element or first.line}"


def _ready(command: CheckDraft, deps: Deps) -> Bevindingen:
    found = check_draft(command, deps, SECONDEN)
    if not found.klaar:
        raise ConflictError(_NOG_BEZIG)
    return found


def _repairs(
    command: CheckDraft, read: Gelezen, bevinding: Bevinding, deps: Deps
) -> tuple[Repair, ...] | None:
    """Return what mends a finding; None while it is still being worked out."""
    question = _question(read, bevinding, deps)
    answers = deps.checker.answers([question], Turn(command.ontwerp_id, read.revisie), SECONDEN)
    if answers is None:
        return None
    return next((each.repairs for each in answers[0]), ())


def _question(read: Gelezen, bevinding: Bevinding, deps: Deps) -> Mended:
    first = bevinding.bevinding
    is_law = first.check in read.rules.by_id
    holding = [files for files in read.procedures if is_law or first.file in files]
    model = files_of(Release(deps.procedures.collect_all()))
    return Mended(first, tuple(holding), read.rules.rules, model, read.rules.version)
