"""A first link goes by mail, to the address of the account; who made the account never sees it."""

from app.domain.ids import LivcId, PersoonId, new_id
from app.domain.opdracht import Opdracht
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx


def queue_account_link(
    tx: Tx, livc_id: LivcId, persoon_id: PersoonId, deps: Deps, soort: str = "account"
) -> None:
    """Queue the mail; the worker makes the link when it sends, so that the secret is never stored.

    `soort` is "account" for a first link, "wachtwoord" for another one.
    """
    job, payload = new_id(), {"persoon": persoon_id, "soort": soort}
    tx.outbox.add(Opdracht(job, livc_id, job, "mail", payload, deps.clock.now()))


def queue_notice(tx: Tx, livc_id: LivcId, persoon_id: PersoonId, adres: str | None, deps: Deps) -> None:
    """Tell the person behind an account that somebody else changed the way in.

    `adres` is where it goes when the account has another address by then: it stands in the job, which is deleted
    once the mail is sent.
    """
    job, payload = new_id(), {"persoon": persoon_id, "soort": "toegang"}
    if adres:
        payload["adres"] = adres
    tx.outbox.add(Opdracht(job, livc_id, job, "mail", payload, deps.clock.now()))
