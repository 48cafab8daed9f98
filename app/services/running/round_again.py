"""What opening a point asked of each who takes part can be asked again, as long as nobody answered.

Any answer is a step, shared or not, and ends the way back: that it is gone tells nobody who spoke (INV-10). What
somebody typed meanwhile waits, unread, until that person is asked again.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.domain.ids import CasusId, PersoonId, PuntId, TaskId
from app.domain.instantie import Instantie, Taak
from app.domain.overleg import Agendapunt
from app.domain.stored import state_of
from app.domain.words.messages import PUNT_GEOPEND
from app.domain.words.repetitions import OWNED
from app.services.ports.instanties import Wijziging
from app.services.ports.unit_of_work import Tx
from app.services.ports.verhuizingen import Verhuizing
from app.services.running.mover import Mover
from app.services.running.way_back import is_of_a_step, remember

LENGTH = 32


def remember_before(tx: Tx, casus_id: CasusId) -> None:
    """Keep what a casus, which is locked, is before the opening of its point moves it."""
    for instantie in tx.instanties.waits_for(casus_id, PUNT_GEOPEND.word):
        remember(tx, instantie)


def keep_if_asked(mover: Mover, punt: Agendapunt) -> None:
    """Let the way back stand until the next step where each was asked something; elsewhere nothing is kept."""
    tx = mover.tx
    if punt.casus_id is None:
        return
    asking = {task.instantie_id for task in asked_at(punt, tx.taken.of_slot(punt.casus_id))}
    for instantie, _ in _ways_back(tx, punt.casus_id):
        if instantie.id in asking:
            waiting = mover.deps.engine.inspect(mover.bundle(instantie), state_of(instantie)).waiting
            tx.instanties.keep(replace(instantie, verhuisd=True), Wijziging((), (), (), (), waiting))
        else:
            tx.verhuizingen.forget(instantie.id)


def asked_at(punt: Agendapunt, tasks: Iterable[Taak]) -> Sequence[Taak]:
    """Return what each who takes part was asked since the point opened."""
    opened = punt.geopend_op
    if opened is None:
        return ()
    return [task for task in tasks if task.per in OWNED and task.sinds >= opened]


def way_back(tx: Tx, punt: Agendapunt) -> tuple[Instantie, Verhuizing] | None:
    """Return what asked each at this point, with what it was before; None once somebody answered."""
    if punt.casus_id is None:
        return None
    return next(_ways_back(tx, punt.casus_id), None)


def _ways_back(tx: Tx, casus_id: CasusId) -> Iterator[tuple[Instantie, Verhuizing]]:
    for instantie in tx.instanties.of_slot(casus_id):
        terug = tx.verhuizingen.find(instantie.id)
        if terug is not None and is_of_a_step(terug):
            yield instantie, terug


def hold_drafts(tx: Tx, punt: Agendapunt, tasks: Iterable[Taak]) -> None:
    """Let what was typed in these steps wait for who typed it, under no step."""
    for task in tasks:
        if task.persoon_id is not None:
            _move(tx, task, task.id, _waiting(punt.id, task.persoon_id))


def give_drafts_back(tx: Tx, punt: Agendapunt, tasks: Iterable[Taak]) -> None:
    """Let what waits stand in the step of who typed it."""
    for task in tasks:
        if task.persoon_id is not None:
            _move(tx, task, _waiting(punt.id, task.persoon_id), task.id)


def forget_drafts(tx: Tx, punt_id: PuntId, persons: Iterable[PersoonId]) -> None:
    """Delete what still waits for persons who are not asked again."""
    for persoon_id in persons:
        tx.items.delete_concepts(_waiting(punt_id, persoon_id))


def _move(tx: Tx, task: Taak, there: TaskId, to: TaskId) -> None:
    item = tx.items.find_concept(there, task.organisatie_id) if task.organisatie_id else None
    if item is not None:
        tx.items.replace(replace(item, task_id=to))


def _waiting(punt_id: PuntId, persoon_id: PersoonId) -> TaskId:
    return TaskId(hashlib.sha256(f"{punt_id} {persoon_id}".encode()).hexdigest()[:LENGTH])
