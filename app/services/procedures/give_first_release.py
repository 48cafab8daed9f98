"""A LIVC-R that has nothing in force yet gets the model on disk, and its first meeting."""

from app.domain.errors import ModelError
from app.domain.ids import LivcId
from app.services.deps import Deps
from app.services.procedures.publish_release import put_in_force
from app.services.procedures.reading_release import ReadRelease, read_release


def give_first_release(deps: Deps, *only: LivcId) -> tuple[ModelError, ...]:
    """Publish the model to every LIVC-R (or to these) without a release; return what is wrong with the model.

    Who has a release keeps it, whatever stands on disk: a newer model is offered on the page Procedures.
    """
    read = read_release(deps.procedures, deps.engine)
    with deps.uow.read(None) as tx:
        livcs = only or [livc.id for livc in tx.livcs.all()]
    refused: list[ModelError] = []
    for livc_id in livcs:
        refused += [error for error in _first(livc_id, read, deps) if error not in read.told]
    return (*read.told, *refused)


def _first(livc_id: LivcId, read: ReadRelease, deps: Deps) -> tuple[ModelError, ...]:
    with deps.uow.read(livc_id) as tx:
        if tx.versies.release().bundles:
            return ()
    return put_in_force(livc_id, read, deps).refused
