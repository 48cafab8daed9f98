"""What nobody could do is no incident any more once somebody can, or once it is done."""

from app.domain.ids import LivcId
from app.domain.opdracht import Incident
from app.domain.words.jobs import NIEMAND
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.running.standstill import blocked


def close_incidents(livc_id: LivcId, deps: Deps) -> int:
    """Close each incident of a step that waits for nobody any more; return how many."""
    with deps.uow.read(livc_id) as tx:
        over = [each.id for each in tx.outbox.incidenten() if _is_over(tx, each)]
    if over:
        with deps.uow.begin(livc_id) as tx:
            for incident_id in over:
                tx.outbox.resolve_incident(incident_id, tx.now.real)
    return len(over)


def _is_over(tx: Tx, incident: Incident) -> bool:
    if incident.soort != NIEMAND.word:
        return False
    return incident.wat not in blocked(tx, incident.livc_id, tx.taken.of_slot(incident.slot))
