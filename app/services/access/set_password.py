"""Set a password with a one-time link."""

from dataclasses import dataclass, replace

from app.domain.erkenning import Aanleiding
from app.domain.errors import DomainError, FormInvalidError
from app.domain.sessieregels import KORTSTE_WACHTWOORD
from app.services.access.tokens import hash_of
from app.services.deps import Deps
from app.services.erkenning import close_to_colleagues


class LinkNotValidError(DomainError):
    """The link was used, is too old, or never existed."""

    sentence = "Deze link werkt niet meer: ze is al gebruikt of ouder dan 48 uur. Vraag een nieuwe link."


AFGEDRUKT = "afgedrukt"
"""A link that somebody else saw: what it opens waits for colleagues."""


@dataclass(frozen=True)
class SetPassword:
    """`token` is the secret in the link."""

    token: str
    wachtwoord: str


def set_password(command: SetPassword, deps: Deps) -> None:
    """Set the password; every session and other link of the person ends.

    Raises `LinkNotValidError`, `FormInvalidError`.
    """
    if len(command.wachtwoord) < KORTSTE_WACHTWOORD:
        raise FormInvalidError(
            {
                "wachtwoord": [
                    f"Kies een wachtwoord van minstens {KORTSTE_WACHTWOORD} tekens; een zinnetje is goed."
                ]
            }
        )
    _close_when_printed(command.token, deps)
    encoded = deps.hasher.hash(command.wachtwoord)
    now = deps.clock.now()
    with deps.uow.begin(None) as tx:
        link = tx.sessies.find_link(hash_of(command.token))
        if link is None or link.verloopt < now or not tx.sessies.use_link(link.hash, now):
            raise LinkNotValidError
        persoon = tx.people.persoon(link.persoon_id)
        tx.people.save_persoon(replace(persoon, wachtwoord_hash=encoded))
        tx.sessies.use_links(persoon.id, now)
        tx.sessies.revoke_all(persoon.id)


def _close_when_printed(token: str, deps: Deps) -> None:
    """Close every membership to colleagues before a password is set with a link that was not mailed."""
    with deps.uow.read(None) as tx:
        link = tx.sessies.find_link(hash_of(token))
    if link and link.soort == AFGEDRUKT and link.gebruikt_op is None and link.verloopt >= deps.clock.now():
        close_to_colleagues(link.persoon_id, Aanleiding.LINK, None, deps)
