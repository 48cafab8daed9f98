"""Undo the last change of a draft, or make it again: both are steps, so that the history stays true."""

from dataclasses import dataclass

from app.domain.errors import ConflictError
from app.domain.ids import OntwerpId
from app.domain.ontwerp import OntwerpStap, StapSoort, ongedaan_te_maken, opnieuw_te_doen, teruggenomen
from app.domain.people import Actor
from app.domain.sentence import Sentence, given_text
from app.services.deps import Deps
from app.services.studio.change_draft import Gewijzigd, Zet, add_step
from app.services.studio.loading import draft_to_change


@dataclass(frozen=True)
class UndoDraft:
    """`revisie` is the one that the person looked at."""

    actor: Actor
    ontwerp_id: OntwerpId
    revisie: int


def undo_draft(command: UndoDraft, deps: Deps) -> Gewijzigd:
    """Take the last change back. Raises `ConflictError` as `change_draft` does, and when there is none."""
    with deps.uow.begin(command.actor.livc_id) as tx:
        ontwerp = draft_to_change(tx, command.actor, command.ontwerp_id, command.revisie)
        stappen = tx.ontwerpen.stappen(ontwerp.id)
        stap = ongedaan_te_maken(stappen)
        if stap is None:
            raise ConflictError("Er is niets om ongedaan te maken. Er is niets gewijzigd.")
        said = Sentence("Ongedaan gemaakt: {wat}", wat=given_text(stap.wat))
        became = teruggenomen(stappen, stap)
        after = add_step(tx, command.actor, ontwerp, Zet(StapSoort.ONGEDAAN, said, became, stap.revisie))
    return Gewijzigd(after.revisie, said, _names(stap))


def redo_draft(command: UndoDraft, deps: Deps) -> Gewijzigd:
    """Make the change again that was undone last. Raises `ConflictError` as `undo_draft` does."""
    with deps.uow.begin(command.actor.livc_id) as tx:
        ontwerp = draft_to_change(tx, command.actor, command.ontwerp_id, command.revisie)
        stap = opnieuw_te_doen(tx.ontwerpen.stappen(ontwerp.id))
        if stap is None:
            raise ConflictError("Er is niets om opnieuw te doen. Er is niets gewijzigd.")
        said = Sentence("Opnieuw gedaan: {wat}", wat=given_text(stap.wat))
        zet = Zet(StapSoort.OPNIEUW, said, stap.bestanden, stap.revisie)
        after = add_step(tx, command.actor, ontwerp, zet)
    return Gewijzigd(after.revisie, said, _names(stap))


def _names(stap: OntwerpStap) -> tuple[str, ...]:
    return tuple(name for name, _ in stap.bestanden)
