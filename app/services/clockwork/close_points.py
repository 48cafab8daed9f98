"""A point that the chair forgot to close, closes by itself after a day."""

from app.domain.ids import InstantieId, LivcId
from app.domain.overleg import Agendapunt
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.clockwork.retrying import SlotFailedError, blaming, count_failure, slot_went_on
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.running.close_point import close_point
from app.services.running.mover import Mover

OP_EEN_RIJ = 50
"""Points closed for one LIVC-R before the next has its turn."""


def close_points(livc_id: LivcId, deps: Deps) -> int:
    """Close every point whose day is over, each in its own transaction; return how many were late.

    A point that fails is left as it was, backs off with its meeting, and at last becomes an incident.
    """
    with deps.uow.read(livc_id) as tx:
        late = tx.tafel.open_punten_te_sluiten(tx.now.domain)[:OP_EEN_RIJ]
    for punt in late:
        if punt.overleg_id is None:
            continue
        try:
            with deps.uow.begin(livc_id) as tx:
                _close(tx, livc_id, punt, punt.overleg_id, deps)
        except SlotFailedError as error:
            count_failure(livc_id, error, deps)
    return len(late)


def _close(tx: Tx, livc_id: LivcId, punt: Agendapunt, overleg_id: InstantieId, deps: Deps) -> None:
    tx.slots.lock(overleg_id)
    if tx.slots.is_resting(overleg_id, tx.now.real):
        return
    with blaming(overleg_id, tx):
        mover = Mover(tx, deps, tx.livcs.get(livc_id))
        for taak in tx.taken.of_slot(overleg_id):
            if has_part(taak.kind, Part.CLOSING) and taak.binding == punt.id:
                close_point(mover, tx.tafel.punt(punt.id))
                mover.complete(tx.instanties.get(taak.instantie_id), taak.id, {})
        slot_went_on(tx, overleg_id, deps)
