"""Whether a member may ask for a meeting on its own screen: any may, with one click, without a reason (INV-55)."""

from app.domain.overleg import Overleg
from app.domain.people import Actor
from app.domain.toegang import TAFELROLLEN
from app.domain.words.messages import OVERLEG_GEVRAAGD
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.ports.unit_of_work import Tx
from app.services.ritme import table_sleeps
from app.services.views.tasks import Samenzitten


def samenzitten(tx: Tx, actor: Actor, meeting: Overleg | None) -> Samenzitten | None:
    """Return how it stands with the next meeting; None for who has no place at a table."""
    if actor.rollen.isdisjoint(TAFELROLLEN):
        return None
    if table_sleeps(tx):
        return Samenzitten.SLAAPT
    if meeting is None:
        return Samenzitten.KIEST
    if tx.instanties.waits_for(meeting.id, OVERLEG_GEVRAAGD.word):
        return Samenzitten.GEPLAND
    return Samenzitten.BEZIG if _is_here(tx, meeting) else Samenzitten.KIEST


def _is_here(tx: Tx, meeting: Overleg) -> bool:
    """Answer whether people sit together, or its day came and it is asked whether it goes on."""
    opening = any(has_part(taak.kind, Part.OPENING) for taak in tx.taken.of_slot(meeting.id))
    return opening or meeting.status == "bezig"
