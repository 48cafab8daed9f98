"""Answer on an own device, at the table."""

from dataclasses import dataclass

from app.domain.errors import ConflictError
from app.domain.ids import TaskId
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.voting import open_vote, save_answer


@dataclass(frozen=True)
class CastVote:
    """`ronde` is the round the person saw: an answer on an older version does not count."""

    actor: Actor
    task_id: TaskId
    antwoord: str
    ronde: int


def cast_vote(command: CastVote, deps: Deps) -> None:
    """Keep the actor's own answer. Raises `ConflictError` when the text changed meanwhile."""
    with deps.uow.begin(command.actor.livc_id) as tx:
        vote = open_vote(tx, command.task_id, lock=True)
        if vote.ronde != command.ronde:
            raise ConflictError("Er is iets gewijzigd sinds u het las. Lees het opnieuw en antwoord dan.")
        save_answer(tx, deps, vote, command.actor.persoon_id, command.antwoord, None)
