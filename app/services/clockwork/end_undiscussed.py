"""What was never discussed ends a year after the aanmelding, whatever version of the procedure it follows."""

from datetime import date

from app.domain.bewaartermijn import laatste_dag
from app.domain.casus import Casus, CasusStatus
from app.domain.errors import NotFoundError
from app.domain.ids import CasusId, LivcId
from app.services.deps import Deps
from app.services.ports.casussen import CasusZicht
from app.services.ports.unit_of_work import Tx
from app.services.running.destroying import of_casus
from app.services.running.mover import Mover


def end_undiscussed(livc_id: LivcId, deps: Deps) -> int:
    """Ask to destroy every casus that was never discussed and whose last day has come; return how many.

    The procedure says so as well; this is the cap for a version that does not (AVG art. 5, 1, e). One casus per
    transaction; what is asked once is not asked again.
    """
    with deps.uow.read(livc_id) as tx:
        overdue = [casus.id for casus in _overdue(tx)]
    return sum(_end(livc_id, casus_id, deps) for casus_id in overdue)


def _end(livc_id: LivcId, casus_id: CasusId, deps: Deps) -> bool:
    with deps.uow.begin(livc_id) as tx:
        try:
            tx.slots.lock(casus_id)
        except NotFoundError:
            return False
        if not _is_overdue(tx.casussen.get(casus_id), tx.now.day):
            return False
        mover = Mover(tx, deps, tx.livcs.get(livc_id))
        mover.carry_out(*of_casus(mover.scene, casus_id))
    return True


def _overdue(tx: Tx) -> list[Casus]:
    every = tx.casussen.visible(CasusZicht(alle=True))
    return [casus for casus in every if _is_overdue(casus, tx.now.day)]


def _is_overdue(casus: Casus, today: date) -> bool:
    waits = casus.laatste_bespreking is None and casus.status is not CasusStatus.TE_VERNIETIGEN
    return waits and today >= laatste_dag(casus)
