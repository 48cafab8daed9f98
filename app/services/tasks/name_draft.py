"""Call an own draft something, so that colleagues tell it from another."""

from dataclasses import dataclass

from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import TaskId
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.loading import livc_of, load_task
from app.services.tasks.drafts import BIJNAAM, LONGEST, is_own_space, keep_draft
from app.services.tasks.save_draft import owner_of, place_of


@dataclass(frozen=True)
class NameDraft:
    """What it is called is kept with the draft, in the vault of the own organisation."""

    actor: Actor
    task_id: TaskId
    naam: str


def name_draft(command: NameDraft, deps: Deps) -> None:
    """Keep the name. Only in the own space; raises `NotFoundError`, and `ConflictError` without vaults."""
    actor, called = command.actor, " ".join(command.naam.split())[:LONGEST]
    with deps.uow.begin(actor.livc_id) as tx:
        loaded = load_task(tx, command.task_id, lock=True)
        if not is_own_space(actor, loaded.taak):
            raise NotFoundError
        livc = livc_of(tx, actor)
        if not livc.kluizen_aan:
            raise ConflictError("Deze LIVC-R werkt zonder kluizen: ook een naam wordt niet bewaard.")
        place = place_of(tx, loaded, owner_of(actor, loaded, livc), tx.now.domain)
        keep_draft(tx, place, command.task_id, actor.persoon_id, {BIJNAAM: called}, deps)
