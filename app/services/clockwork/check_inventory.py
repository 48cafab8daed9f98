"""Once a night: look at every key that can still be opened, and tell who runs Casuspad what is beyond its day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from app.domain.ids import LivcId, new_id
from app.domain.inventaris import Inventaris
from app.domain.opdracht import Incident
from app.domain.words.jobs import VERNIETIGING
from app.services.clockwork.expire_keys import expire_keys
from app.services.deps import Deps
from app.services.inventory import ONTHOUDEN, inventory_of, night_of
from app.services.ports.unit_of_work import Tx

SOORT = "inventaris"
"""Kind, and slot, of the incident; there is at most one open in a LIVC-R."""


def check_inventory(livc_id: LivcId, deps: Deps) -> Inventaris | None:
    """Ask for what is due, and once that was tried take the inventory of this night; None when it is not time.

    The night is that of the LIVC-R's own clock. A worker that dies in between begins again.
    """
    with deps.uow.read(livc_id) as tx:
        today = tx.now.day
        if tx.inventaris.nachten(today):
            return None
    expire_keys(livc_id, deps)
    keyring = deps.keys.owners()
    with deps.uow.begin(livc_id) as tx:
        if _is_destroying(tx):
            return None
        found = inventory_of(tx, tx.livcs.get(livc_id), keyring, today)
        _keep(tx, found, tx.now.real)
    return found


def _is_destroying(tx: Tx) -> bool:
    """Answer whether a destruction is due, for the first time or once more, that the worker is about to try."""
    return any(job.vanaf <= tx.now.real for job in tx.outbox.pending(VERNIETIGING.word))


def _keep(tx: Tx, found: Inventaris, now: datetime) -> None:
    tx.inventaris.save(night_of(found))
    tx.inventaris.forget(found.dag - ONTHOUDEN)
    opened = [each for each in tx.outbox.incidenten() if each.soort == SOORT]
    if found.over:
        fresh = Incident(new_id(), tx.livc_id or LivcId(""), SOORT, SOORT, "", now, 1)
        known = opened[0] if opened else fresh
        told = replace(fresh, id=known.id, sinds=known.sinds, wat=in_words(found))
        tx.outbox.add_incident(told)
        return
    for each in opened:
        tx.outbox.resolve_incident(each.id, now)


def in_words(found: Inventaris) -> str:
    """Return how many keys are beyond their day and since when, without saying of what."""
    over: Sequence[date] = [line.laatste_dag for line in found.over]
    since = f"de oudste moest weg tegen {min(over):%d-%m-%Y}"
    if len(over) == 1:
        return f"1 sleutel is nog te openen na zijn laatste dag; {since}."
    return f"{len(over)} sleutels zijn nog te openen na hun laatste dag; {since}."
