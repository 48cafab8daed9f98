"""One account, for who makes accounts: name and address."""

from app.domain.errors import NotFoundError
from app.domain.ids import PersoonId
from app.domain.people import Actor, Persoon
from app.services.access.invite_person import ensure_may_manage
from app.services.deps import Deps


def show_account(actor: Actor, persoon_id: PersoonId, deps: Deps) -> Persoon:
    """Return somebody who is or was a member here. Raises `NotFoundError`, `NotAllowedError`."""
    ensure_may_manage(actor, actor.livc_id)
    with deps.uow.read(actor.livc_id) as tx:
        for _, persoon, _ in tx.people.ooit_leden(actor.livc_id):
            if persoon.id == persoon_id:
                return persoon
    raise NotFoundError
