"""Give a log from before its end was kept outside the database an anchor, once."""

from app.domain.errors import AnkerGewijzigdError
from app.domain.ids import LivcId
from app.services.ports.anchor import LogAnchor
from app.services.ports.unit_of_work import UnitOfWork


def adopt_log(uow: UnitOfWork, anchor: LogAnchor, key: bytes) -> int:
    """Bind what destructions emptied until now, and keep how far each log goes; return how many logs that were.

    A log that has an anchor is left as it is: what was emptied since then without a signature, stays without one.
    """
    with uow.read(None) as tx:
        livcs = [livc.id for livc in tx.livcs.all()]
    return sum(_adopt(livc_id, uow, anchor, key) for livc_id in livcs)


def _adopt(livc_id: LivcId, uow: UnitOfWork, anchor: LogAnchor, key: bytes) -> bool:
    if _has_anchor(livc_id, anchor):
        return False
    with uow.begin(livc_id) as tx:
        tx.audit.sign_reduced(key)
        head = tx.audit.head()
    if head.nummer:
        anchor.keep(livc_id, head)
    return bool(head.nummer)


def _has_anchor(livc_id: LivcId, anchor: LogAnchor) -> bool:
    try:
        return anchor.head(livc_id) is not None
    except AnkerGewijzigdError:
        return True
