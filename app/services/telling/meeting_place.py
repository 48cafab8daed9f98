"""Where a meeting is held: written when it was planned, and read by every member who sees its day and hour."""

from app.domain.errors import KeyMissingError
from app.domain.ids import InstantieId
from app.domain.words.steps.overleg_plannen import OVERLEG_PLANNEN
from app.services.ports.keys import KeyStore
from app.services.ports.unit_of_work import Tx
from app.services.texts import read_text


def planned_place(tx: Tx, keys: KeyStore, overleg_id: InstantieId) -> str:
    """Return the place that was written last; empty where none was kept, or where it is destroyed by now."""
    plans = [
        each for each in tx.items.of_instantie(overleg_id, "papers") if each.kind == OVERLEG_PLANNEN.word
    ]
    if not plans:
        return ""
    try:
        return str(read_text(keys, plans[-1]).get("plaats") or "")
    except KeyMissingError:
        return ""
