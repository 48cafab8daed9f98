"""After a move: the instance with its rows, the casus it belongs to, its history; then what follows from it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.bewaartermijn import ensure_binnen_maximum
from app.domain.casus import Casus, CasusStatus
from app.domain.execution import Moved
from app.domain.ids import TaskId
from app.domain.instantie import Instantie, Taak
from app.domain.kalender import dag_van
from app.domain.words.processes import process_of
from app.procedure.reading import qualifying_in
from app.services.ports.instanties import Wijziging
from app.services.running.acts import Acts, Happen, Keep, Settle
from app.services.running.mailing import of_new_tasks
from app.services.running.scene import Scene
from app.services.running.silence import no_longer_asked, unanswered
from app.services.running.standstill import on_nobody, on_nothing
from app.services.running.taskrows import open_tasks
from app.services.running.timeline import history_of


def moved_to(before: Instantie, moved: Moved) -> Instantie:
    """Return the instance as it is after a move."""
    return replace(
        before,
        verhuisd=False,
        state=moved.instance.state,
        variables=moved.instance.variables,
        beeindigd=moved.ended,
        actief=moved.active,
    )


def casus_of(scene: Scene, instantie: Instantie) -> Casus | None:
    """Return the casus an instance belongs to; None for a free-standing one."""
    return scene.tx.casussen.get(instantie.casus_id) if instantie.casus_id else None


def rows_of(scene: Scene, instantie: Instantie, moved: Moved) -> Sequence[Taak]:
    """Return the rows of the tasks that are open now."""
    return open_tasks(scene.tx, instantie, casus_of(scene, instantie), moved)


def changed(moved: Moved, taken: Sequence[Taak]) -> Wijziging:
    """Return what differs from the rows that are there: those of the open tasks and armed timers before."""
    earlier, still = moved.earlier, {task.task_id for task in moved.tasks}
    due_before = earlier.timers
    return Wijziging(
        taken=[taak for taak in taken if taak.id not in earlier.tasks],
        weg=sorted(earlier.tasks - still),
        timers=[timer for timer in moved.timers if due_before.get(timer.task_id) != timer.due_at],
        ontwapend=sorted(_disarmed(moved)),
        wacht_op=moved.waiting,
    )


def _disarmed(moved: Moved) -> set[TaskId]:
    """Return the timers of before that are due no longer, or at another moment."""
    armed = {timer.task_id: timer.due_at for timer in moved.timers}
    return {task_id for task_id, due in moved.earlier.timers.items() if armed.get(task_id) != due}


def kept(scene: Scene, act: Keep) -> Acts:
    """Keep all that a move changed; return its effects, and what ends it."""
    instantie, moved = act.instantie, act.moved
    scene.tx.instanties.keep(instantie, act.wijziging)
    casus = casus_of(scene, instantie)
    if casus:
        keep_casus(scene, casus, _casus_after(scene, casus, instantie, moved))
        scene.tx.casussen.add_gebeurtenissen(history_of(casus, moved, scene.now, act.via, scene.author))
    happens = (Happen(instantie, effect, act.texts) for effect in moved.effects)
    return (*happens, Settle(instantie, moved, act.taken))


def settled(scene: Scene, act: Settle) -> Acts:
    """Return what a move ends with, once its effects are done."""
    casus_id = act.instantie.casus_id if is_leading(act.instantie) else None
    return (
        *unanswered(scene, casus_id, act.moved),
        *no_longer_asked(casus_id, act.moved),
        *of_new_tasks(scene, act.taken),
        *on_nothing(scene, act.instantie, act.moved),
        *on_nobody(scene, act.instantie, act.moved, act.taken),
    )


def is_leading(instantie: Instantie) -> bool:
    """Answer whether the phase and the end of the casus are those of this instance."""
    return process_of(instantie.proces_id).leads


def in_phase(casus: Casus, instantie: Instantie, moved: Moved) -> Casus:
    """Return the casus in the phase of its open tasks: the last that says one."""
    phases = [task.fase for task in moved.tasks if task.fase]
    return replace(casus, fase=phases[-1]) if phases and is_leading(instantie) else casus


def keep_casus(scene: Scene, before: Casus, after: Casus) -> None:
    """Save a casus when it changed."""
    if after != before:
        scene.tx.casussen.save(after)


def _casus_after(scene: Scene, casus: Casus, instantie: Instantie, moved: Moved) -> Casus:
    if process_of(instantie.proces_id).keeps:
        return _with_last_day(casus, instantie, moved)
    ends_here = is_leading(instantie) and moved.ended
    if ends_here and casus.status is CasusStatus.LOPEND:
        casus = replace(casus, status=CasusStatus.AFGESLOTEN, afgesloten_op=scene.day)
    return in_phase(_asked_again(scene, casus, instantie, moved), instantie, moved)


def _asked_again(scene: Scene, casus: Casus, instantie: Instantie, moved: Moved) -> Casus:
    """Return the casus without its kwalificatie once the table is asked for it again.

    Whoever has a standing seat where it is decided sits there again then (INV-14).
    """
    entered = [step.element_id for step in moved.steps if step.state == "entered"]
    qualifying = qualifying_in(scene.tx.versies.get(instantie.versie_id))
    if qualifying.isdisjoint(entered):
        return casus
    return replace(casus, kwalificatie=None)


def _with_last_day(casus: Casus, instantie: Instantie, moved: Moved) -> Casus:
    """Return the casus with the day that its retention computed, unless a later discussion came between."""
    computed = _day(instantie, "vernietigen_op") or _day_undiscussed(instantie, moved)
    ensure_binnen_maximum(casus.laatste_bespreking, computed)
    is_new = _day(instantie, "laatste_bespreking") == casus.laatste_bespreking
    return replace(casus, vernietigen_op=computed if is_new else None)


def _day_undiscussed(instantie: Instantie, moved: Moved) -> date | None:
    """Return when what was never discussed goes, while a term waits for that very day; an answer may end it."""
    day = _day(instantie, "weg_op")
    return day if any(dag_van(timer.due_at) == day for timer in moved.timers) else None


def _day(instantie: Instantie, name: str) -> date | None:
    value = instantie.variables.get(name)
    return value if isinstance(value, date) else None
