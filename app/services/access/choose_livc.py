"""Choose the LIVC-R to work in: another role begins with another session."""

from app.domain.errors import NotAllowedError
from app.domain.ids import LivcId
from app.services.access.resume_session import find_session, livcs_of
from app.services.access.tokens import hash_of, new_secret
from app.services.deps import Deps
from app.services.ports.sessies import Sessie


def choose_livc(cookie: str, livc_id: LivcId, deps: Deps) -> str:
    """Return a new cookie for this LIVC-R; the old one ends. Raises `NotAllowedError` without a membership."""
    sessie = find_session(cookie, deps)
    if sessie is None or livc_id not in dict(livcs_of(cookie, deps)):
        raise NotAllowedError
    secret = new_secret()
    now = deps.clock.now()
    with deps.uow.begin(None) as tx:
        tx.sessies.revoke(sessie.hash)
        fresh = Sessie(hash_of(secret), sessie.persoon_id, livc_id, sessie.aangemaakt, now, sessie.vers_op)
        tx.sessies.add(fresh)
    return secret
