"""Correct the mail address of somebody else's account; it opens nothing before a colleague says so."""

from dataclasses import dataclass, replace

from app.domain.erkenning import Aanleiding
from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import LivcId, PersoonId
from app.domain.people import Actor, Persoon
from app.services.access.addresses import ensure_free, readable_address
from app.services.access.invite_person import ensure_may_manage
from app.services.access.mail_link import queue_account_link, queue_notice
from app.services.deps import Deps
from app.services.erkenning import close_membership, close_to_colleagues
from app.services.in_force import in_force
from app.services.ports.unit_of_work import Tx


@dataclass(frozen=True)
class CorrectAddress:
    """`actor` is None on the command line."""

    livc_id: LivcId
    persoon_id: PersoonId
    email: str
    actor: Actor | None = None


def correct_address(command: CorrectAddress, deps: Deps) -> None:
    """Change the address; sessions and links end, and every membership waits for colleagues.

    Who had the old address is told there. Raises `NotFoundError` for somebody outside this LIVC-R,
    `ConflictError` for an address that is taken or is the same, for one's own, and when nobody would be left to
    answer: then nothing changed here.
    """
    if command.actor:
        ensure_may_manage(command.actor, command.livc_id)
    email = readable_address(command.email)
    with deps.uow.read(command.livc_id) as tx:
        persoon = _person(tx, command, email)
    close_to_colleagues(persoon.id, Aanleiding.ADRES, command.actor, deps, behalve=command.livc_id)
    with deps.uow.begin(command.livc_id) as tx:
        tx.erkenningen.lock()
        persoon = _person(tx, command, email)
        livc = tx.livcs.get(command.livc_id)
        for lid in in_force(tx, persoon.id, deps):
            if lid.livc_id == livc.id:
                close_membership(tx, lid, Aanleiding.ADRES, command.actor, livc, deps)
        if persoon.email:
            queue_notice(tx, livc.id, persoon.id, persoon.email, deps)
        tx.people.save_persoon(replace(persoon, email=email))
        tx.sessies.revoke_all(persoon.id)
        tx.apparaten.revoke_all(persoon.id)
        tx.sessies.use_links(persoon.id, deps.clock.now())
        if persoon.wachtwoord_hash is None:
            queue_account_link(tx, command.livc_id, persoon.id, deps)


def _person(tx: Tx, command: CorrectAddress, email: str) -> Persoon:
    """Return whose address may become this one."""
    known = {persoon.id: persoon for _, persoon, _ in tx.people.ooit_leden(command.livc_id)}
    persoon = known.get(command.persoon_id)
    if persoon is None:
        raise NotFoundError
    if command.actor and command.actor.persoon_id == persoon.id:
        raise ConflictError("Uw eigen adres laat u door iemand anders verbeteren. Er is niets gewijzigd.")
    if persoon.email == email:
        raise ConflictError("Dit is het adres dat er al staat. Er is niets gewijzigd.")
    ensure_free(tx, email)
    return persoon
