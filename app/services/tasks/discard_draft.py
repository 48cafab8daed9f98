"""Throw an own denkhulp away: nobody outside the organisation ever knew of it."""

from app.domain.errors import NotFoundError
from app.domain.ids import TaskId
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.domain.vraag import Vraag, ensure_bevestigd
from app.services.deps import Deps
from app.services.loading import load_task, mover_for
from app.services.running.acts import Remove
from app.services.running.destroying import of_denkhulp
from app.services.tasks.drafts import is_own_space

WEGGOOIEN = Vraag(
    Sentence("Wilt u dit weggooien?"),
    (
        Sentence("Alles wat hier ingevuld is, wordt gewist. Niemand kan het terughalen."),
        Sentence("Er vertrekt niets, en niemand krijgt er bericht van."),
    ),
    Sentence("Weggooien"),
)


def discard_draft(actor: Actor, task_id: TaskId, bevestigd: str | None, deps: Deps) -> None:
    """End the step and wipe what was kept with it. Raises `NotFoundError` and `BevestigingNodigError`."""
    with deps.uow.begin(actor.livc_id) as tx:
        loaded = load_task(tx, task_id, lock=True)
        if not is_own_space(actor, loaded.taak):
            raise NotFoundError
        ensure_bevestigd(WEGGOOIEN, bevestigd)
        space = loaded.instantie.id
        mover_for(tx, deps, actor).carry_out(of_denkhulp(space), Remove(space))
