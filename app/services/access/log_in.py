"""Log in with e-mail and password."""

from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.ids import PersoonId
from app.domain.kalender import dag_van
from app.domain.sessieregels import POGINGEN, VENSTER
from app.services.access.tokens import hash_of, new_secret
from app.services.deps import Deps
from app.services.store import Sessie, Tx


class LogInRefusedError(DomainError):
    """E-mail and password do not fit, or too many attempts."""

    sentence = (
        "Dit e-mailadres en dit wachtwoord horen niet samen. Kijk ze na, of vraag een nieuw wachtwoord."
    )


class TooManyAttemptsError(LogInRefusedError):
    """Throttled, kept in the database, so that every process counts together."""

    sentence = (
        "Er werd te vaak geprobeerd. Wacht een kwartier en probeer opnieuw, of vraag een nieuw wachtwoord."
    )


@dataclass(frozen=True)
class LogIn:
    """`adres` is the network address, counted and kept only as a hash."""

    email: str
    wachtwoord: str
    adres: str


DUMMY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$3iqmJZ2pJXmtkPb0gcvmOtyMZTtr6sEfuwYnRHHDGVM"
"""Verified against when nobody has that e-mail, so that the answer takes as long."""


def log_in(command: LogIn, deps: Deps) -> str:
    """Return the value of the session cookie. Raises `LogInRefusedError`."""
    keys = throttle_keys(command.email, command.adres)
    with deps.uow.begin(None) as tx:
        ensure_not_throttled(tx, deps, keys)
        persoon = tx.people.find_by_email(command.email.strip().lower())
        for key in keys:
            tx.sessies.add_attempt(key, deps.clock.now())
    encoded = (persoon.wachtwoord_hash if persoon else None) or DUMMY
    fits = deps.hasher.verify(encoded, command.wachtwoord)
    if not fits or persoon is None or not persoon.actief:
        raise LogInRefusedError
    with deps.uow.begin(None) as tx:
        for key in (keys[0], keys[2]):
            tx.sessies.clear_attempts(key)
        return open_session(tx, deps, persoon.id)


def open_session(tx: Tx, deps: Deps, persoon_id: PersoonId) -> str:
    """Start a session under a new random id, in the LIVC-R when there is only one."""
    now = deps.clock.now()
    secret = new_secret()
    rows = tx.people.lidmaatschappen(persoon_id, dag_van(now))
    livcs = {lid.livc_id for lid in rows if lid.is_erkend} or {lid.livc_id for lid in rows}
    only = livcs.pop() if len(livcs) == 1 else None
    tx.sessies.add(Sessie(hash_of(secret), persoon_id, only, now, now, now))
    return secret


def throttle_keys(email: str, adres: str) -> tuple[str, str, str]:
    """Return what attempts are counted under: the account at this address, the address, the account anywhere."""
    account = email.strip().lower()
    return hash_of(f"{account}|{adres}"), hash_of(f"adres|{adres}"), hash_of(f"account|{account}")


def ensure_not_throttled(tx: Tx, deps: Deps, keys: tuple[str, str, str]) -> None:
    """Raise `TooManyAttemptsError` after too many attempts in the window."""
    since = deps.clock.now() - VENSTER
    limits = (POGINGEN, POGINGEN * 10, POGINGEN * 5)
    for key, limit in zip(keys, limits, strict=True):
        if tx.sessies.count_attempts(key, since) >= limit:
            raise TooManyAttemptsError
