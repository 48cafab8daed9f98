"""Set a password with a one-time link."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.erkenning import Aanleiding
from app.domain.errors import DomainError, FormInvalidError
from app.services.access.known_device import keep_device
from app.services.access.mail_link import queue_notice
from app.services.access.password_length import wrong_length
from app.services.access.throttle import account_key, confirm_counters
from app.services.access.tokens import hash_of
from app.services.deps import Deps
from app.services.erkenning import close_to_colleagues
from app.services.in_force import in_force
from app.services.ports.sessies import AccountLink
from app.services.ports.unit_of_work import Tx


class LinkNotValidError(DomainError):
    """The link was used, is too old, or never existed."""

    template = (
        "Deze link werkt niet meer: ze is al gebruikt, ouder dan 48 uur, of er is een nieuwere. Vraag een nieuwe "
        "link."
    )


AFGEDRUKT = "afgedrukt"
"""A link that somebody else saw: what it opens waits for colleagues."""


@dataclass(frozen=True)
class SetPassword:
    """`token` is the secret in the link, `toestel` the browser's own cookie."""

    token: str
    wachtwoord: str
    toestel: str = ""


def set_password(command: SetPassword, deps: Deps) -> str:
    """Set the password and return the browser's own cookie, in which this person is known from then on.

    Every session, device and other link of the person ends. Nothing is hashed for a link that is not valid.
    Raises `LinkNotValidError`, `FormInvalidError`, `TooBusyError`, and `ConflictError` for a printed link when
    nobody would be left to answer for whom it is; all but the first leave the link as it was.
    """
    now = deps.clock.now()
    with deps.uow.read(None) as tx:
        found = _valid_link(tx, command.token, now)
    if wrong := wrong_length(command.wachtwoord):
        raise FormInvalidError({"wachtwoord": [wrong]})
    if found.soort == AFGEDRUKT:
        close_to_colleagues(found.persoon_id, Aanleiding.LINK, None, deps)
    encoded = deps.hasher.hash(command.wachtwoord)  # outside a transaction: it takes long
    with deps.uow.begin(None) as tx:
        link = _valid_link(tx, command.token, now)
        if not tx.sessies.use_link(link.hash, now):
            raise LinkNotValidError
        persoon = tx.people.persoon(link.persoon_id)
        tx.people.save_persoon(replace(persoon, wachtwoord_hash=encoded))
        tx.sessies.use_links(persoon.id, now)
        tx.sessies.revoke_all(persoon.id)
        tx.apparaten.revoke_all(persoon.id)
        for key in (
            account_key(persoon.email or ""),
            *(t.sleutel for t in confirm_counters(persoon.id, None)),
        ):
            tx.sessies.clear_attempts(key)
        device = keep_device(tx, command.toestel, persoon.id, deps)
        livcs = [lid.livc_id for lid in in_force(tx, persoon.id, deps)]
    if found.soort == AFGEDRUKT and livcs:
        with deps.uow.begin(min(livcs)) as tx:
            queue_notice(tx, min(livcs), found.persoon_id, None, deps)
    return device


def _valid_link(tx: Tx, token: str, now: datetime) -> AccountLink:
    """Return the link; raises `LinkNotValidError`."""
    link = tx.sessies.find_link(hash_of(token))
    if link is None or not link.is_valid(now):
        raise LinkNotValidError
    return link
