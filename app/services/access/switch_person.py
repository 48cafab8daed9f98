"""Become another demo person with one click; a normal installation refuses."""

from dataclasses import dataclass

from app.domain.errors import NotFoundError
from app.domain.ids import LivcId, PersoonId
from app.services.access.log_in import open_session
from app.services.access.tokens import hash_of
from app.services.deps import Deps


@dataclass(frozen=True)
class SwitchPerson:
    """The demo person to become, in which LIVC-R."""

    persoon_id: PersoonId
    livc_id: LivcId


def switch_person(command: SwitchPerson, deps: Deps) -> str:
    """Return a new session cookie. Raises `NotFoundError` outside a demo."""
    with deps.uow.begin(None) as tx:
        if not tx.livcs.get(command.livc_id).demo:
            raise NotFoundError
        secret = open_session(tx, deps, command.persoon_id)
        tx.sessies.set_livc(hash_of(secret), command.livc_id)
    return secret
