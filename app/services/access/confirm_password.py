"""Give the password once more, for destroying and publishing."""

from app.services.access.log_in import LogInRefusedError, ensure_not_throttled, throttle_keys
from app.services.access.resume_session import find_session
from app.services.access.tokens import hash_of, new_secret
from app.services.deps import Deps
from app.services.store import Sessie


def confirm_password(cookie: str, wachtwoord: str, deps: Deps) -> str:
    """Return a new cookie value whose session is fresh; the old one ends. Raises `LogInRefusedError`."""
    sessie = find_session(cookie, deps)
    if sessie is None:
        raise LogInRefusedError
    now = deps.clock.now()
    keys = throttle_keys(sessie.persoon_id, "bevestigen")
    with deps.uow.begin(None) as tx:
        ensure_not_throttled(tx, deps, keys)
        tx.sessies.add_attempt(keys[0], now)
        persoon = tx.people.persoon(sessie.persoon_id)
    if not deps.hasher.verify(persoon.wachtwoord_hash or "", wachtwoord):
        raise LogInRefusedError("Dit is niet uw wachtwoord. Probeer opnieuw.")
    secret = new_secret()
    with deps.uow.begin(None) as tx:
        tx.sessies.clear_attempts(keys[0])
        tx.sessies.revoke(sessie.hash)
        tx.sessies.add(
            Sessie(hash_of(secret), sessie.persoon_id, sessie.livc_id, sessie.aangemaakt, now, now)
        )
    return secret
