"""The burgemeester begins to use something of a casus within the own powers, outside the LIVC-R (INV-50)."""

from app.domain.casus import Casus, CasusStatus
from app.domain.errors import ConflictError
from app.domain.ids import InstantieId, new_id
from app.domain.people import Actor, Rol
from app.domain.words.processes import EIGEN_BEVOEGDHEID
from app.services.ports.unit_of_work import Tx
from app.services.running.acts import Start
from app.services.running.mover import Mover

ER_LOOPT_ER_EEN = "U bent hier al mee bezig: u vindt de taak in uw lijst. Er is niets gewijzigd."


def may_begin(tx: Tx, actor: Actor, casus: Casus) -> bool:
    """Answer whether the burgemeester could now: one at a time, of a casus that runs.

    A LIVC-R that has no such procedure offers nothing.
    """
    if Rol.BURGEMEESTER not in actor.rollen or casus.status is not CasusStatus.LOPEND:
        return False
    return not _runs(tx, casus) and tx.versies.find_current(EIGEN_BEVOEGDHEID.word) is not None


def begin_own_powers(mover: Mover, casus: Casus) -> None:
    """Give the burgemeester the step. Raises `ConflictError` while one is open."""
    if _runs(mover.tx, casus):
        raise ConflictError(ER_LOOPT_ER_EEN)
    mover.carry_out(Start(InstantieId(new_id()), EIGEN_BEVOEGDHEID.word, {}, casus.id))


def _runs(tx: Tx, casus: Casus) -> bool:
    running = {each.proces_id for each in tx.instanties.of_slot(casus.id) if not each.beeindigd}
    return EIGEN_BEVOEGDHEID.word in running
