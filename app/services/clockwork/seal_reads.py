"""Seal the audit trail each minute, and keep outside the database how far it goes."""

from app.domain.ids import LivcId
from app.services.deps import Deps


def seal_reads(livc_id: LivcId, deps: Deps) -> int:
    """Chain what was written and read since the last seal; return how many reads.

    The anchor follows once the rows are there for good: it is never ahead of them.
    """
    with deps.uow.begin(livc_id) as tx:
        count = tx.audit.seal(deps.audit_key, deps.clock.now())
        head = tx.audit.head()
    if head.nummer:
        deps.anchor.keep(livc_id, head)
    return count
