"""Take a draft back to how it was at an earlier step: a change like any other, which can be undone."""

from dataclasses import dataclass

from app.domain.errors import ConflictError
from app.domain.ids import OntwerpId
from app.domain.ontwerp import StapSoort, standen, verschil
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.services.deps import Deps
from app.services.studio.change_draft import Gewijzigd, Zet, add_step
from app.services.studio.loading import draft_to_change


@dataclass(frozen=True)
class TakeBackDraft:
    """`naar` is the step after which it was as it becomes again."""

    actor: Actor
    ontwerp_id: OntwerpId
    revisie: int
    naar: int


def take_back_draft(command: TakeBackDraft, deps: Deps) -> Gewijzigd:
    """Take it back. Raises `ConflictError` as `change_draft` does, and when nothing is otherwise."""
    with deps.uow.begin(command.actor.livc_id) as tx:
        ontwerp = draft_to_change(tx, command.actor, command.ontwerp_id, command.revisie)
        stappen = tx.ontwerpen.stappen(ontwerp.id)
        became = verschil(standen(stappen), standen(stappen, command.naar))
        if not 1 <= command.naar < ontwerp.revisie or not became:
            raise ConflictError("Na die stap is er niets anders. Er is niets gewijzigd.")
        said = Sentence("Teruggezet naar hoe het was na stap {nummer}.", nummer=command.naar)
        after = add_step(tx, command.actor, ontwerp, Zet(StapSoort.WIJZIGING, said, became))
    return Gewijzigd(after.revisie, said, tuple(name for name, _ in became))
