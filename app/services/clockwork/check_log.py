"""Once a night: look over what was added to the log, and again a part of what was there."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.domain.ids import LivcId, new_id
from app.domain.kalender import dag_van
from app.domain.logboek import Breuk, Nazicht
from app.domain.opdracht import Incident, Opdracht
from app.domain.people import Rol
from app.domain.words.jobs import LOGBOEK
from app.services.deps import Deps
from app.services.oversight.look_over_log import breaks_at_the_end
from app.services.ports.unit_of_work import Tx
from app.services.telling.logbook import in_words

SOORT: Final = LOGBOEK.word
"""Kind, and slot, of the incident; there is at most one open in a LIVC-R."""
NIGHTS: Final = 30
"""After so many, every old row was looked at again."""
BLOCK: Final = 1_000
"""Rows that are looked at again together; which night that is, does not move as the log grows."""
FEW: Final = 5_000
"""A log of so many rows is looked over whole each night."""


def check_log(livc_id: LivcId, deps: Deps) -> Nazicht | None:
    """Look the log over, and tell the DPO and who runs Casuspad when it is not whole; None when it was done today.

    The day is a real one: a clock that is moved looks at nothing twice. Rows at which a break was found are looked
    at again each night, until they are what was written.
    """
    with deps.uow.read(livc_id) as tx:
        today, last = dag_van(tx.now.real), tx.audit.nazicht()
        if last and last.dag >= today:
            return None
        head = tx.audit.head()
        seen = min(last.tot, head.nummer) if last else 0
        found = [*breaks_at_the_end(livc_id, tx, deps), *_looked_at(tx, seen, today, deps)]
    until = min([head.nummer, *(max(breuk.regel - 1, 0) for breuk in found)])
    nazicht = Nazicht(today, until, found)
    with deps.uow.begin(livc_id) as tx:
        tx.audit.keep_nazicht(nazicht)
        _tell(tx, livc_id, found)
    return nazicht


def _looked_at(tx: Tx, seen: int, today: date, deps: Deps) -> Sequence[Breuk]:
    if seen <= FEW:
        return tx.audit.breuken(deps.audit_key)
    first = BLOCK * (today.toordinal() % NIGHTS)
    found = list(tx.audit.breuken(deps.audit_key, seen))
    for begin in range(first, seen, BLOCK * NIGHTS):
        found += tx.audit.breuken(deps.audit_key, begin, begin + BLOCK)
    return list(dict.fromkeys(found))


def _tell(tx: Tx, livc_id: LivcId, found: Sequence[Breuk]) -> None:
    opened = [each for each in tx.outbox.incidenten() if each.soort == SOORT]
    if not found:
        for each in opened:
            tx.outbox.resolve_incident(each.id, tx.now.real)
    elif not opened:
        said = str(in_words(found))
        tx.outbox.add_incident(Incident(new_id(), livc_id, SOORT, SOORT, said, tx.now.real, 1))
        _mail(tx, livc_id)


def _mail(tx: Tx, livc_id: LivcId) -> None:
    """Queue a mail without content to each DPO who has an address."""
    for lid, persoon, _ in tx.people.leden(livc_id, tx.now.day):
        if lid.rol is Rol.FG and persoon.email:
            job, payload = new_id(), {"persoon": persoon.id, "soort": SOORT}
            tx.outbox.add(Opdracht(job, livc_id, job, "mail", payload, tx.now.real))
