"""The day on which a partner looks again at an own action: kept in its own file, and read there for its card."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.ids import TaskId
from app.domain.instantie import Taak
from app.domain.item import Item, newest_first
from app.domain.people import Actor
from app.domain.words.step_kind import Beside
from app.domain.words.steps import has_beside
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.texts import STAP, read_text

OPNIEUW_OP = "opnieuw_op"
"""The question on which day one looks again."""
MOST = 5
"""Cards of which the day is looked up."""


def own_days(tx: Tx, actor: Actor, tasks: Sequence[Taak], deps: Deps) -> Mapping[TaskId, date]:
    """Return the day noted last for each own action that goes on; such a read is noted."""
    found: dict[TaskId, date] = {}
    for taak in [each for each in tasks if _is_own_action(actor, each)][:MOST]:
        noted = _noted_last(tx, taak, deps)
        if noted is not None:
            item, day = noted
            _audit(tx, actor, taak, item, deps)
            found[taak.id] = day
    return found


def _is_own_action(actor: Actor, taak: Taak) -> bool:
    return has_beside(taak.kind, Beside.OWN_ACTION) and taak.organisatie_id in actor.organisaties


def _noted_last(tx: Tx, taak: Taak, deps: Deps) -> tuple[Item, date] | None:
    """Return the last note on an action, and the day in it; None where nothing was noted or no day was."""
    if taak.casus_id is None or taak.organisatie_id is None:
        return None
    kept = tx.items.of_casus(taak.casus_id, "vault", taak.organisatie_id)
    for item in newest_first(kept):
        if item.kind != taak.kind:
            continue
        content = read_text(deps.keys, item)
        if content.get(STAP) == taak.id:
            said = content.get(OPNIEUW_OP)
            return (item, date.fromisoformat(str(said))) if said else None
    return None


def _audit(tx: Tx, actor: Actor, taak: Taak, item: Item, deps: Deps) -> None:
    tx.audit.record(
        AuditRegel(
            deps.clock.now(),
            "lezen",
            "taak_gelezen",
            "eigen stap",
            actor.persoon_id,
            actor.organisatie_id,
            taak.casus_id,
            (item.id,),
        )
    )
