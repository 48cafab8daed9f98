"""A point that the chair forgot to close, closes by itself after a day."""

from app.domain.ids import LivcId
from app.services.deps import Deps
from app.services.moving import Mover
from app.services.table.close_point import close_point


def close_points(livc_id: LivcId, deps: Deps) -> int:
    """Close every point whose day is over, each in its own transaction; return how many."""
    with deps.uow.read(livc_id) as tx:
        now = deps.clock.now() + tx.livcs.get(livc_id).klok
        late = tx.tafel.open_punten_te_sluiten(now)
    for punt in late:
        with deps.uow.begin(livc_id) as tx:
            mover = Mover(tx, deps, tx.livcs.get(livc_id))
            if punt.overleg_id is None:
                continue
            tx.slots.lock(punt.overleg_id)
            for taak in tx.taken.of_slot(punt.overleg_id):
                if taak.kind == "vrijgave" and taak.binding == punt.id:
                    close_point(mover, tx.tafel.punt(punt.id))
                    mover.complete(tx.instanties.get(taak.instantie_id), taak.id, {})
    return len(late)
