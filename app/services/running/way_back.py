"""The way back of an instance that moved to another version, or took a step that can be taken back.

It is kept until the next step. Whose version stayed the same, took a step.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from app.domain.ids import InstantieId, TaskId
from app.domain.instantie import Instantie, Taak
from app.services.ports.unit_of_work import Tx
from app.services.ports.verhuizingen import Verhuizing


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


def remember(tx: Tx, instantie: Instantie) -> None:
    """Keep what an instance is before a step that can be taken back."""
    rows = tuple(row for row in tx.taken.of_slot(instantie.slot) if row.instantie_id == instantie.id)
    tx.verhuizingen.keep(
        Verhuizing(
            livc_id=instantie.livc_id,
            instantie_id=instantie.id,
            slot=instantie.slot,
            casus_id=instantie.casus_id,
            proces_id=instantie.proces_id,
            van=instantie.versie_id,
            naar=instantie.versie_id,
            moment=tx.now.real,
            state=instantie.state,
            variables=instantie.variables,
            taken=rows,
        )
    )


def is_of_a_step(terug: Verhuizing) -> bool:
    """Answer whether it leads back before a step, not to another version."""
    return terug.van == terug.naar
