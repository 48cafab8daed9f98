"""Put the model on disk in force in every LIVC-R: in a demo, a sandbox and a test, where that is what is tried."""

from app.domain.errors import ModelError
from app.services.deps import Deps
from app.services.procedures.publish_release import put_in_force
from app.services.procedures.reading_release import read_release


def publish_everywhere(deps: Deps) -> list[ModelError]:
    """Return what stands in the way; a LIVC-R for which something does keeps what it has."""
    read = read_release(deps.procedures, deps.engine)
    with deps.uow.read(None) as tx:
        livcs = [livc.id for livc in tx.livcs.all()]
    refused = [error for livc_id in livcs for error in put_in_force(livc_id, read, deps).refused]
    return list(dict.fromkeys([*read.told, *refused]))
