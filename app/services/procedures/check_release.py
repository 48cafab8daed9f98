"""What this program finds wrong with what a LIVC-R has in force: it runs on, and only publishing is blocked."""

from app.domain.errors import ModelError
from app.domain.ids import LivcId
from app.services.deps import Deps
from app.services.procedures.reading_release import faults_in_force, warnings_in_force


def check_release(livc_id: LivcId, deps: Deps) -> tuple[ModelError, ...]:
    """Return every fault of the release in force."""
    with deps.uow.read(livc_id) as tx:
        release = tx.versies.release()
    return faults_in_force(release, deps.engine, deps.procedures.rules())


def check_warnings(livc_id: LivcId, deps: Deps) -> tuple[ModelError, ...]:
    """Return what is lawful in the release in force and perhaps not meant."""
    with deps.uow.read(livc_id) as tx:
        release = tx.versies.release()
    return warnings_in_force(release, deps.procedures.rules())
