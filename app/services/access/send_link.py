"""Mail a new link to somebody who lost it: to the address of the account, and seen by nobody else."""

from dataclasses import dataclass

from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import PersoonId
from app.domain.people import Actor, Persoon
from app.services.access.invite_person import ensure_may_manage
from app.services.access.mail_link import queue_account_link
from app.services.access.request_reset import is_first_now
from app.services.deps import Deps
from app.services.in_force import in_force
from app.services.ports.unit_of_work import Tx


@dataclass(frozen=True)
class SendLink:
    """For whom, and who asks it."""

    actor: Actor
    persoon_id: PersoonId


def send_link(command: SendLink, deps: Deps) -> str:
    """Queue the mail and return the name of who gets it; it opens nothing that the account did not open before.

    Who never chose a password gets the first link again. Raises `NotAllowedError`, `NotFoundError` for who is no
    member here today, `ConflictError` without an address and within a quarter of another link.
    """
    ensure_may_manage(command.actor, command.actor.livc_id)
    now = deps.clock.now()
    with deps.uow.begin(command.actor.livc_id) as tx:
        persoon = _member(tx, command, deps)
        if not persoon.email:
            raise ConflictError("Dit account heeft geen e-mailadres. Verbeter eerst het adres.")
        if not is_first_now(tx, persoon.email, now):
            raise ConflictError("Er vertrok net al een mail met een link. Kijk ook bij ongewenste mail.")
        soort = "account" if persoon.wachtwoord_hash is None else "wachtwoord"
        queue_account_link(tx, command.actor.livc_id, persoon.id, deps, soort)
    return persoon.naam


def _member(tx: Tx, command: SendLink, deps: Deps) -> Persoon:
    known = {persoon.id: persoon for _, persoon, _ in tx.people.ooit_leden(command.actor.livc_id)}
    persoon = known.get(command.persoon_id)
    if persoon is None or not persoon.actief:
        raise NotFoundError
    if not any(lid.livc_id == command.actor.livc_id for lid in in_force(tx, persoon.id, deps)):
        raise NotFoundError
    return persoon
