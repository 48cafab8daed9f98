"""Move the domain clock of a demo or sandbox; a normal installation refuses."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import LivcId
from app.services.deps import Deps


@dataclass(frozen=True)
class AdvanceClock:
    """`tot`: aware moment on the domain clock; None jumps to the next deadline."""

    livc_id: LivcId
    tot: datetime | None = None


def advance_clock(command: AdvanceClock, deps: Deps) -> datetime:
    """Move the clock forward and return the new moment. Raises `NotFoundError` outside a demo."""
    with deps.uow.begin(command.livc_id) as tx:
        livc = tx.livcs.get(command.livc_id)
        if not livc.demo:
            raise NotFoundError
        to = command.tot or tx.instanties.next_timer()
        if to is None:
            raise ConflictError("Er loopt geen enkele termijn. De klok blijft staan.")
        to = max(to, tx.now.domain)
        tx.livcs.save(replace(livc, klok=to - tx.now.real))
    return to
