"""Give the password once more, for destroying and publishing."""

from app.services.access.known_device import find_device
from app.services.access.password_length import ensure_not_too_long
from app.services.access.resume_session import find_session
from app.services.access.throttle import (
    LogInRefusedError,
    confirm_counters,
    count_try,
    forget_failures,
    verify,
)
from app.services.access.tokens import hash_of, new_secret
from app.services.deps import Deps
from app.services.ports.sessies import Sessie


def confirm_password(cookie: str, wachtwoord: str, deps: Deps, toestel: str = "") -> str:
    """Return a new cookie value whose session is fresh; the old one ends. Raises `LogInRefusedError`."""
    sessie = find_session(cookie, deps)
    if sessie is None:
        raise LogInRefusedError
    ensure_not_too_long(wachtwoord)
    now = deps.clock.now()
    with deps.uow.read(None) as tx:
        apparaat = find_device(tx, toestel, sessie.persoon_id, deps)
        persoon = tx.people.persoon(sessie.persoon_id)
    deps.hasher.ensure_place(bekend=True)
    with deps.uow.begin(None) as tx:
        geteld = count_try(tx, confirm_counters(sessie.persoon_id, apparaat), now)
    if not verify(persoon.wachtwoord_hash or "", wachtwoord, geteld, deps, bekend=True):
        raise LogInRefusedError("Dit is niet uw wachtwoord. Probeer opnieuw.")
    secret = new_secret()
    with deps.uow.begin(None) as tx:
        forget_failures(tx, geteld)
        tx.sessies.revoke(sessie.hash)
        tx.sessies.add(
            Sessie(hash_of(secret), sessie.persoon_id, sessie.livc_id, sessie.aangemaakt, now, now)
        )
    return secret
