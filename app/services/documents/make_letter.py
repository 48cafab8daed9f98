"""A letter of a step on paper: to whom it goes is written by hand, for Casuspad does not know it."""

from app.domain.errors import NotAllowedError, NotFoundError
from app.domain.ids import TaskId
from app.domain.people import Actor
from app.domain.toegang import grond_om_af_te_werken, mag_noteren_voor
from app.procedure.letters import file_name
from app.services.deps import Deps
from app.services.documents.making import made
from app.services.loading import Loaded, ensure_may_see, load_task
from app.services.owners import bezetting_of
from app.services.ports.unit_of_work import Tx
from app.services.tasks.letters import letter_values, templates_at
from app.services.views.documents import Bestand

NOTEERT = "rol"
"""Why who notes the answer of somebody may print the letter for that one."""


def make_letter(actor: Actor, task_id: TaskId, naam: str, deps: Deps) -> Bestand:
    """Return a letter that the version of the task offers at its step, for who may answer it or note its answer.

    Raises `TaskNotOpenError`, `NotFoundError` and `NotAllowedError`.
    """
    with deps.uow.read(actor.livc_id) as tx:
        loaded = load_task(tx, task_id, lock=False)
        ensure_may_see(tx, actor, loaded)
        template = next((each for each in templates_at(tx, loaded) if file_name(each) == naam), None)
        if template is None:
            raise NotFoundError
        grond = _ground(tx, actor, loaded)
        values = letter_values(tx, loaded, deps)
        document = made(tx, actor, template, values, grond, loaded.taak.casus_id)
    return Bestand(f"{naam.replace('_', '-')}.pdf", deps.documents.pdf(document))


def _ground(tx: Tx, actor: Actor, loaded: Loaded) -> str:
    """Return why the actor may answer the step, or note what someone answers; raises `NotAllowedError`."""
    found = grond_om_af_te_werken(actor, loaded.taak, loaded.at_table(actor))
    if found is not None:
        return found
    if mag_noteren_voor(actor, loaded.taak, bezetting_of(tx, actor.livc_id, tx.now.domain)):
        return NOTEERT
    raise NotAllowedError
