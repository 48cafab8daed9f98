"""A LIVC-R that has nothing in force yet gets the model on disk, and its first meeting."""

from collections.abc import Collection, Iterable

from app.domain.errors import ModelError
from app.domain.ids import LivcId
from app.domain.release import Release
from app.services.deps import Deps
from app.services.ports.procedures import Procedures
from app.services.procedures.publish_release import put_in_force
from app.services.procedures.reading_release import read_release


def give_first_release(deps: Deps, *only: LivcId) -> tuple[ModelError, ...]:
    """Publish the model to every LIVC-R (or to these) without a release; return what is wrong with the model.

    Who has a release keeps it, whatever stands on disk: a newer model is offered on the page Procedures. A model
    that is in force already was proved then; proving it again would take longer than all the rest of a start.
    """
    with deps.uow.read(None) as tx:
        livcs = only or [livc.id for livc in tx.livcs.all()]
    releases = {livc_id: _in_force(livc_id, deps) for livc_id in livcs}
    waiting = [livc_id for livc_id, release in releases.items() if not release.bundles]
    if not waiting and _is_among(deps.procedures, releases.values()):
        return deps.procedures.misplaced()
    return _given(waiting, deps)


def _given(waiting: Iterable[LivcId], deps: Deps) -> tuple[ModelError, ...]:
    """Read and prove the model, and publish it to these; return what is wrong with it."""
    read = read_release(deps.procedures, deps.engine)
    refused: list[ModelError] = []
    for livc_id in waiting:
        found = put_in_force(livc_id, read, deps).refused
        refused += [error for error in found if error not in read.told]
    return (*read.told, *refused)


def _in_force(livc_id: LivcId, deps: Deps) -> Release:
    with deps.uow.read(livc_id) as tx:
        return tx.versies.release()


def _is_among(procedures: Procedures, releases: Collection[Release]) -> bool:
    """Answer whether what stands on disk is what somebody has in force."""
    try:
        there = Release(procedures.collect_all())
    except ModelError:
        return False
    return there.release_id in {release.release_id for release in releases}
