"""Ask for a link to set a new password."""

from datetime import datetime

from app.domain.casus import Opdracht
from app.domain.ids import LivcId, PersoonId
from app.domain.ids import new_id as random_id
from app.domain.kalender import dag_van
from app.domain.sessieregels import LINK_GELDIG
from app.services.access.log_in import ensure_not_throttled, throttle_keys
from app.services.access.tokens import hash_of, new_secret
from app.services.deps import Deps
from app.services.store import AccountLink, Tx


def request_reset(email: str, adres: str, deps: Deps) -> None:
    """Mail a one-time link when somebody has this e-mail; the answer is the same when nobody has."""
    keys = throttle_keys(f"reset|{email}", adres)
    now = deps.clock.now()
    with deps.uow.begin(None) as tx:
        ensure_not_throttled(tx, deps, keys)
        for key in keys:
            tx.sessies.add_attempt(key, now)
        persoon = tx.people.find_by_email(email.strip().lower())
        livcs = (
            {lid.livc_id for lid in tx.people.lidmaatschappen(persoon.id, dag_van(now))} if persoon else set()
        )
    if persoon and persoon.actief and livcs:
        _queue(persoon.id, min(livcs), deps)
    else:
        _spend_as_long(now, deps)


def _spend_as_long(now: datetime, deps: Deps) -> None:
    """Write once more, so that the answer does not tell by its time whether somebody has that e-mail."""
    with deps.uow.begin(None) as tx:
        tx.sessies.add_attempt(hash_of("reset|niemand"), now)


def _queue(persoon_id: PersoonId, livc_id: LivcId, deps: Deps) -> None:
    """Queue the mail; the worker makes the link when it sends, so that the secret is never stored."""
    job = random_id()
    payload = {"persoon": persoon_id, "soort": "wachtwoord"}
    with deps.uow.begin(livc_id) as tx:
        tx.outbox.add(Opdracht(job, livc_id, job, "mail", payload, deps.clock.now()))


def make_link(tx: Tx, persoon_id: PersoonId, soort: str, deps: Deps) -> str:
    """Return the secret of a new one-time link."""
    secret = new_secret()
    until = deps.clock.now() + LINK_GELDIG
    tx.sessies.add_link(AccountLink(hash_of(secret), persoon_id, soort, until))
    return secret
