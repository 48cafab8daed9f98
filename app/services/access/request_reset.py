"""Ask for a link to set a new password."""

from datetime import datetime

from app.domain.ids import LivcId, PersoonId
from app.domain.ids import new_id as random_id
from app.domain.opdracht import Opdracht
from app.domain.people import Persoon, email_sleutel
from app.domain.sessieregels import LINK_GELDIG, LINK_OPNIEUW
from app.services.access.known_device import find_device
from app.services.access.throttle import TooManyLinksError, count_try, ensure_may_try, reset_counters
from app.services.access.tokens import hash_of, new_secret
from app.services.deps import Deps
from app.services.in_force import in_force
from app.services.ports.sessies import AccountLink
from app.services.ports.unit_of_work import Tx


def request_reset(email: str, adres: str, deps: Deps, toestel: str = "") -> None:
    """Mail a one-time link when somebody has this e-mail; the answer is the same when nobody has.

    A second mail within a quarter is not sent, and not spoken of either. Raises `TooManyLinksError` to who asks
    too often from one place; nobody can keep somebody else from asking.
    """
    now = deps.clock.now()
    with deps.uow.read(None) as tx:
        persoon = tx.people.find_by_email(email)
        apparaat = find_device(tx, toestel, persoon.id if persoon else None, deps)
        tellers = reset_counters(adres, apparaat)
        ensure_may_try(tx, tellers, now, TooManyLinksError)
    with deps.uow.begin(None) as tx:
        count_try(tx, tellers, now, TooManyLinksError)
        is_first = is_first_now(tx, email, now)
        livc_id = _livc_of(tx, persoon, deps)
        if persoon and livc_id and is_first:
            _queue(tx, persoon.id, livc_id, now)
        else:
            _spend_as_long(tx, now)


def is_first_now(tx: Tx, email: str, now: datetime) -> bool:
    """Count mails where attempts are counted, for an address that nobody has as well."""
    key = hash_of(f"reset|mail|{email_sleutel(email)}")
    tx.sessies.hold_attempts([key])
    if tx.sessies.count_attempts(key, now - LINK_OPNIEUW):
        return False
    tx.sessies.add_attempt(key, now)
    return True


def _livc_of(tx: Tx, persoon: Persoon | None, deps: Deps) -> LivcId | None:
    """Return a LIVC-R whose worker sends the mail; None for who has no account or takes part nowhere."""
    livcs = {lid.livc_id for lid in in_force(tx, persoon.id if persoon else PersoonId(""), deps)}
    return min(livcs, default=None) if persoon and persoon.actief else None


def _spend_as_long(tx: Tx, now: datetime) -> None:
    """Write all the same, so that the answer does not tell by its time whether somebody has that e-mail."""
    tx.sessies.add_attempt(hash_of("reset|niemand"), now)


def _queue(tx: Tx, persoon_id: PersoonId, livc_id: LivcId, now: datetime) -> None:
    """Queue the mail; the worker makes the link when it sends, so that the secret is never stored."""
    job = random_id()
    payload = {"persoon": persoon_id, "soort": "wachtwoord"}
    tx.enter(livc_id)
    tx.outbox.add(Opdracht(job, livc_id, job, "mail", payload, now))


def make_link(tx: Tx, persoon_id: PersoonId, soort: str, deps: Deps) -> str:
    """Return the secret of a new one-time link; an older one of the same kind ends, for it is lost or unread.

    An invitation (`account`) outlives a link to reset (`wachtwoord`): using either ends both (`set_password`).
    """
    secret = new_secret()
    now = deps.clock.now()
    tx.sessies.end_links(persoon_id, soort, now)
    tx.sessies.add_link(AccountLink(hash_of(secret), persoon_id, soort, now + LINK_GELDIG))
    return secret
