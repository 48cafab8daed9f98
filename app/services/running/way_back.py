"""The way back of an instance that moved to another version: kept until its next step."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from app.domain.ids import InstantieId, TaskId
from app.domain.instantie import Taak
from app.services.ports.unit_of_work import Tx


def forget_way_back(tx: Tx, instantie_id: InstantieId, reachable: AbstractSet[TaskId]) -> None:
    """Forget what an instance was before it moved, and the half-filled forms that nobody can reach any more."""
    terug = tx.verhuizingen.find(instantie_id)
    if terug is not None:
        forget_concepts(tx, terug.taken or (), reachable)
    tx.verhuizingen.forget(instantie_id)


def forget_concepts(tx: Tx, taken: Iterable[Taak], reachable: AbstractSet[TaskId]) -> None:
    """Delete the half-filled forms of tasks that are neither open nor able to come back."""
    for taak in taken:
        if taak.id not in reachable:
            tx.items.delete_concepts(taak.id)
