"""Proposing that the person is told, and coming back on it: by a deelnemer, without a reason (INV-51)."""

from dataclasses import replace

from app.domain.casus import Casus, CasusStatus
from app.domain.errors import ConflictError
from app.domain.execution import Variables
from app.domain.ids import CasusId, InstantieId, new_id
from app.domain.inlichten import Inlichting, is_gevraagd
from app.domain.people import Actor
from app.domain.words.messages import BEZWAAR_INLICHTEN, INLICHTEN_VOORGESTELD
from app.domain.words.processes import INFORMEREN, process_of
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.inlichten import running
from app.services.ports.unit_of_work import Tx
from app.services.running.acts import Start
from app.services.running.mover import Mover

ER_LOOPT_ER_EEN = "Er loopt al een voorstel om deze persoon in te lichten. Er is niets gewijzigd."


def may_propose(tx: Tx, casus: Casus) -> bool:
    """Answer whether someone could be told now: a casus that was taken up, about someone whose name is known.

    One proposal at a time; a LIVC-R that has no such procedure proposes nothing.
    """
    taken_up = casus.status is CasusStatus.LOPEND and casus.kwalificatie is not None
    if not taken_up or tx.inlichtingen.find(casus.id):
        return False
    named = _known_of(tx, casus.id).get("anoniem") is False
    return named and tx.versies.find_current(INFORMEREN.word) is not None


def may_come_back(tx: Tx, actor: Actor, casus: Casus) -> bool:
    """Answer whether someone was asked, and nothing was said to the person yet."""
    inlichting = tx.inlichtingen.find(casus.id)
    return inlichting is not None and is_gevraagd(actor, inlichting.gevraagd)


def propose(mover: Mover, casus: Casus) -> None:
    """Start the proposal. Raises `ConflictError` while one runs."""
    if not may_propose(mover.tx, casus):
        raise ConflictError(ER_LOOPT_ER_EEN)
    known = _known_of(mover.tx, casus.id)
    carried = {name: known.get(name) for name in INLICHTEN_VOORGESTELD.carries}
    instantie_id = InstantieId(new_id())
    mover.tx.inlichtingen.save(Inlichting(casus.livc_id, casus.id, instantie_id, "", frozenset()))
    mover.carry_out(Start(instantie_id, INFORMEREN.word, carried, casus.id))


def come_back_on_it(mover: Mover, casus_id: CasusId) -> None:
    """End what was agreed on; while it is still asked, this is a no like any other, and nobody sees it.

    Raises `ConflictError` when it is too late.
    """
    tx = mover.tx
    if any(has_part(taak.kind, Part.AGREEING) for taak in tx.taken.of_slot(casus_id)):
        tx.inlichtingen.save(replace(running(tx, casus_id), bezwaar=True))
        return
    mover.deliver(casus_id, BEZWAAR_INLICHTEN.word)


def _known_of(tx: Tx, casus_id: CasusId) -> Variables:
    leading = [each for each in tx.instanties.of_slot(casus_id) if process_of(each.proces_id).leads]
    return leading[0].variables if leading else {}
