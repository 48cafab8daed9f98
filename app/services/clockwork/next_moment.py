"""What "spring naar de volgende termijn" would jump to."""

from datetime import datetime

from app.domain.ids import LivcId
from app.services.deps import Deps


def next_moment(livc_id: LivcId, deps: Deps) -> datetime | None:
    """Return the earliest deadline in the LIVC-R on its domain clock."""
    with deps.uow.read(livc_id) as tx:
        return tx.instanties.next_timer()
