"""Seal the read rows of the audit trail each minute."""

from app.domain.ids import LivcId
from app.services.deps import Deps


def seal_reads(livc_id: LivcId, deps: Deps) -> int:
    """Chain what was read since the last seal; return how many rows."""
    with deps.uow.begin(livc_id) as tx:
        return tx.audit.seal(deps.audit_key, deps.clock.now())
