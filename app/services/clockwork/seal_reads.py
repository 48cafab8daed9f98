"""Seal the audit trail each minute, and keep outside the database how far it goes."""

from app.domain.ids import LivcId, new_id
from app.domain.opdracht import Incident
from app.domain.words.jobs import BESCHADIGD
from app.services.deps import Deps
from app.services.ports import audit as ports
from app.services.ports.unit_of_work import Tx


def seal_reads(livc_id: LivcId, deps: Deps) -> int:
    """Chain what was written and read since the last seal; return how many reads.

    The anchor follows once the rows are there for good: it is never ahead of them.
    """
    with deps.uow.begin(livc_id) as tx:
        _tell_of_damage(tx, livc_id)
        count = tx.audit.seal(deps.audit_key, deps.clock.now())
        head = tx.audit.head()
    if head.nummer:
        deps.anchor.keep(livc_id, head)
    return count


def _tell_of_damage(tx: Tx, livc_id: LivcId) -> None:
    """Open an incident when somebody met a damaged text since the last seal; there is at most one open."""
    soort = BESCHADIGD.word
    if tx.audit.is_new(ports.BESCHADIGD) and not any(each.soort == soort for each in tx.outbox.incidenten()):
        said = "Een tekst kon niet geopend worden. Het logboek zegt wie ze wilde lezen, en wanneer."
        tx.outbox.add_incident(Incident(new_id(), livc_id, soort, soort, said, tx.now.real, 1))
