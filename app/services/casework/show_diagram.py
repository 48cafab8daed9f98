"""The drawing of a procedure version."""

from app.domain.errors import ModelError, NotFoundError
from app.domain.ids import VersieId
from app.domain.people import Actor
from app.procedure.reading import diagram_of
from app.services.deps import Deps


def show_diagram(actor: Actor, versie_id: VersieId, proces_id: str, deps: Deps) -> bytes:
    """Return the BPMN file of a process in a version. Raises `NotFoundError`."""
    with deps.uow.read(actor.livc_id) as tx:
        bundle = tx.versies.get(versie_id)
    try:
        return diagram_of(bundle, proces_id)
    except ModelError as error:
        raise NotFoundError from error
