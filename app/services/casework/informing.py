"""Proposing that the person is told, and coming back on it: by a deelnemer, without a reason (INV-51)."""

from dataclasses import replace

from app.domain.casus import Casus
from app.domain.errors import ConflictError
from app.domain.ids import CasusId
from app.domain.inlichten import is_gevraagd
from app.domain.people import Actor
from app.domain.words.messages import BEZWAAR_INLICHTEN
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.inlichten import may_propose, running
from app.services.ports.unit_of_work import Tx
from app.services.running.mover import Mover
from app.services.running.telling_them import proposed

ER_LOOPT_ER_EEN = "Er loopt al een voorstel om deze persoon in te lichten. Er is niets gewijzigd."


def may_come_back(tx: Tx, actor: Actor, casus: Casus) -> bool:
    """Answer whether someone was asked, and nothing was said to the person yet."""
    inlichting = tx.inlichtingen.find(casus.id)
    return inlichting is not None and is_gevraagd(actor, inlichting.gevraagd)


def propose(mover: Mover, casus: Casus) -> None:
    """Start the proposal. Raises `ConflictError` while one runs."""
    if not may_propose(mover.tx, casus):
        raise ConflictError(ER_LOOPT_ER_EEN)
    mover.carry_out(proposed(mover.tx, casus))


def come_back_on_it(mover: Mover, casus_id: CasusId) -> None:
    """End what was agreed on; while it is still asked, this is a no like any other, and nobody sees it.

    Raises `ConflictError` when it is too late.
    """
    tx = mover.tx
    if any(has_part(taak.kind, Part.AGREEING) for taak in tx.taken.of_slot(casus_id)):
        tx.inlichtingen.save(replace(running(tx, casus_id), bezwaar=True))
        return
    mover.deliver(casus_id, BEZWAAR_INLICHTEN.word)
