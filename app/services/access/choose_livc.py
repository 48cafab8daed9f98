"""Choose the LIVC-R to work in."""

from app.domain.errors import NotAllowedError
from app.domain.ids import LivcId
from app.services.access.resume_session import livcs_of
from app.services.access.tokens import hash_of
from app.services.deps import Deps


def choose_livc(cookie: str, livc_id: LivcId, deps: Deps) -> None:
    """Work in this LIVC-R from now on; raises `NotAllowedError` without a membership there."""
    if livc_id not in dict(livcs_of(cookie, deps)):
        raise NotAllowedError
    with deps.uow.begin(None) as tx:
        tx.sessies.set_livc(hash_of(cookie), livc_id)
