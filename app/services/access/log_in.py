"""Log in with e-mail and password."""

from dataclasses import dataclass

from app.domain.ids import PersoonId
from app.services.access.known_device import find_device
from app.services.access.password_length import ensure_not_too_long
from app.services.access.throttle import (
    LogInRefusedError,
    TooManyAttemptsError,
    count_try,
    ensure_may_try,
    forget_failures,
    log_in_counters,
    verify,
)
from app.services.access.tokens import hash_of, new_secret
from app.services.deps import Deps
from app.services.in_force import in_force
from app.services.ports.sessies import Sessie
from app.services.ports.unit_of_work import Tx

__all__ = ["DUMMY", "LogIn", "LogInRefusedError", "TooManyAttemptsError", "log_in", "open_session"]


@dataclass(frozen=True)
class LogIn:
    """`adres` is the network address, kept only as a hash; `toestel` the browser's own cookie."""

    email: str
    wachtwoord: str
    adres: str
    toestel: str = ""


DUMMY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$3iqmJZ2pJXmtkPb0gcvmOtyMZTtr6sEfuwYnRHHDGVM"
"""Verified against when nobody has that e-mail, so that the answer takes as long."""


def log_in(command: LogIn, deps: Deps) -> str:
    """Return the value of the session cookie. Raises `LogInRefusedError`, or `TooBusyError` and nothing counts."""
    ensure_not_too_long(command.wachtwoord)
    now = deps.clock.now()
    with deps.uow.read(None) as tx:
        persoon = tx.people.find_by_email(command.email)
        apparaat = find_device(tx, command.toestel, persoon.id if persoon else None, deps)
        tellers = log_in_counters(command.email, command.adres, apparaat)
        ensure_may_try(tx, tellers, now)
    deps.hasher.ensure_place(bekend=apparaat is not None)
    with deps.uow.begin(None) as tx:
        geteld = count_try(tx, tellers, now)
    encoded = (persoon.wachtwoord_hash if persoon else None) or DUMMY
    fits = verify(encoded, command.wachtwoord, geteld, deps, bekend=apparaat is not None)
    if not fits or persoon is None or not persoon.actief:
        raise LogInRefusedError
    with deps.uow.begin(None) as tx:
        forget_failures(tx, geteld)
        return open_session(tx, deps, persoon.id)


def open_session(tx: Tx, deps: Deps, persoon_id: PersoonId) -> str:
    """Start a session under a new random id, in the LIVC-R when there is only one."""
    now = deps.clock.now()
    secret = new_secret()
    rows = in_force(tx, persoon_id, deps)
    recognised = [lid for lid in rows if lid.is_erkend]
    livcs = {lid.livc_id for lid in recognised or rows}
    only = livcs.pop() if len(livcs) == 1 else None
    tx.sessies.add(Sessie(hash_of(secret), persoon_id, only, now, now, now))
    return secret
