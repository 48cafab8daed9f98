"""Log out: the session ends on the server."""

from app.services.access.tokens import hash_of
from app.services.deps import Deps


def log_out(cookie: str, deps: Deps) -> None:
    """Revoke the session; doing so twice is not an error."""
    with deps.uow.begin(None) as tx:
        tx.sessies.revoke(hash_of(cookie))
