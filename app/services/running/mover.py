"""The one way an instance moves: engine step, tasks, timers, history and effects, in one transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from app.domain.bewaartermijn import ensure_binnen_maximum
from app.domain.casus import Casus, CasusStatus, Instantie, Taak
from app.domain.errors import ConflictError, EngineError, NotFoundError
from app.domain.execution import Bundle, InstanceState, Moved, Variables
from app.domain.ids import CasusId, InstantieId, OrganisatieId, TaskId
from app.domain.ids import new_id as random_id
from app.domain.kalender import dag_van
from app.domain.people import Actor, Livc
from app.domain.vocabulary import MESSAGES
from app.services.deps import Deps
from app.services.ports.instanties import Wijziging
from app.services.ports.unit_of_work import Tx
from app.services.running import effects
from app.services.running.bindings import bindings_of
from app.services.running.standstill import report_nobody, report_standstill
from app.services.running.taskrows import open_tasks
from app.services.running.timeline import history_of


@dataclass(frozen=True)
class Mover:
    """Moves instances inside one open transaction; the caller holds the slot's lock."""

    tx: Tx
    deps: Deps
    livc: Livc
    actor: Actor | None = None
    texts: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """What the form that causes this move says per zone; an aanmelding takes it into its new casus."""
    via: str | None = None

    @cached_property
    def now(self) -> datetime:
        """The domain clock of the LIVC-R, one moment for all that this move brings about."""
        return self.tx.now.domain

    def start(
        self,
        proces_id: str,
        variables: Variables,
        casus_id: CasusId | None = None,
        organisatie_id: OrganisatieId | None = None,
        instance_id: InstantieId | None = None,
    ) -> Instantie:
        """Start an instance of the version in force; a free-standing one gets a slot of its own.

        With an `instance_id` that exists already nothing starts: `ConflictError`.
        """
        bundle = self.tx.versies.find_current(proces_id)
        if bundle is None:
            raise NotFoundError(
                "De procedure “{proces_id}” is nog niet in gebruik genomen.", proces_id=proces_id
            )
        instance_id = instance_id or InstantieId(random_id())
        blank = Instantie(
            instance_id,
            self.livc.id,
            casus_id,
            proces_id,
            bundle.version_id,
            b"",
            {},
            organisatie_id,
        )
        if casus_id is None:
            self.tx.slots.add(instance_id)
        bindings = bindings_of(self.tx, blank)
        with _naming(blank.slot):
            moved = self.deps.engine.start(bundle, instance_id, variables, bindings, self.now)
        return self._keep(blank, moved)

    def complete(self, instantie: Instantie, task_id: TaskId, variables: Variables) -> Instantie:
        """Complete a task; raises `TaskNotOpenError`."""
        bundle = self.bundle(instantie)
        bindings = bindings_of(self.tx, instantie)
        state = state_of(instantie)
        with _naming(instantie.slot):
            moved = self.deps.engine.complete(bundle, state, task_id, variables, bindings, self.now)
        return self._keep(instantie, moved)

    def tick(self, instantie: Instantie) -> Instantie:
        """Fire the timers of an instance that are due; when none is, nothing is written."""
        bindings = bindings_of(self.tx, instantie)
        bundle, state = self.bundle(instantie), state_of(instantie)
        with _naming(instantie.slot):
            moved = self.deps.engine.tick(bundle, state, {}, bindings, self.now)
        return self._keep(instantie, moved) if moved.instance.state != instantie.state else instantie

    def deliver(self, slot: str, word: str, variables: Variables | None = None) -> bool:
        """Give a message to what waits in a slot; False, or `ConflictError`, when nothing waits."""
        waiting = self.tx.instanties.waits_for(slot, word)
        if not waiting and MESSAGES[word].unheard == "refuse":
            raise ConflictError("Dit kan nu niet: de procedure wacht er niet op. Er is niets gewijzigd.")
        for instantie in waiting:
            bindings = bindings_of(self.tx, instantie)
            bundle, state = self.bundle(instantie), state_of(instantie)
            with _naming(slot):
                moved = self.deps.engine.deliver(bundle, state, word, variables or {}, bindings, self.now)
            self._keep(instantie, moved)
        return bool(waiting)

    def bundle(self, instantie: Instantie) -> Bundle:
        """Return the procedure version the instance runs on."""
        return self.tx.versies.get(instantie.versie_id)

    def keep(self, before: Instantie, moved: Moved) -> Instantie:
        """Keep what a move to another version brought about; what follows from it is done as after any step."""
        return self._keep(before, moved)

    def _keep(self, before: Instantie, moved: Moved) -> Instantie:
        if before.verhuisd:
            forget_way_back(self.tx, before.id, {task.task_id for task in moved.tasks})
        after = replace(
            before,
            verhuisd=False,
            state=moved.instance.state,
            variables=moved.instance.variables,
            beeindigd=moved.ended,
            actief=moved.active,
        )
        casus = self.tx.casussen.get(before.casus_id) if before.casus_id else None
        taken = open_tasks(self.tx, after, casus, moved)
        self.tx.instanties.keep(after, _changed(moved, taken))
        if casus:
            self._keep_casus(casus, after, moved)
            self.tx.casussen.add_gebeurtenissen(history_of(casus, moved, self.now, self.via))
        effects.carry_out(self, after, moved)
        effects.announce(self, after, moved, taken)
        report_standstill(self, after, moved)
        report_nobody(self, after, moved, taken)
        return after

    def _keep_casus(self, casus: Casus, instantie: Instantie, moved: Moved) -> None:
        fresh = casus
        phases = [task.fase for task in moved.tasks if task.fase]
        if instantie.proces_id == "casus":
            fresh = replace(fresh, fase=phases[-1] if phases else casus.fase)
            if moved.ended and casus.status is CasusStatus.LOPEND:
                day = dag_van(self.now)
                fresh = replace(fresh, status=CasusStatus.AFGESLOTEN, afgesloten_op=day)
        if instantie.proces_id == "bewaring":
            computed = _day(instantie, "vernietigen_op")
            ensure_binnen_maximum(casus.laatste_bespreking, computed)
            is_new = _day(instantie, "laatste_bespreking") == casus.laatste_bespreking
            fresh = replace(fresh, vernietigen_op=computed if is_new else None)
        if fresh != casus:
            self.tx.casussen.save(fresh)


def _day(instantie: Instantie, name: str) -> date | None:
    value = instantie.variables.get(name)
    return value if isinstance(value, date) else None


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


@contextmanager
def _naming(slot: str) -> Iterator[None]:
    """Let an error of the engine tell which slot could not move: an incident is opened on it."""
    try:
        yield
    except EngineError as error:
        error.slot = slot
        raise


def _changed(moved: Moved, taken: Sequence[Taak]) -> Wijziging:
    """Return what differs from the rows that are there: those of the open tasks and armed timers before."""
    earlier, still = moved.earlier, {task.task_id for task in moved.tasks}
    armed = {timer.task_id: timer.due_at for timer in moved.timers}
    changed = {task_id for task_id, due in earlier.timers.items() if armed.get(task_id) != due}
    return Wijziging(
        taken=[taak for taak in taken if taak.id not in earlier.tasks],
        weg=sorted(earlier.tasks - still),
        timers=[t for t in moved.timers if t.task_id in changed or t.task_id not in earlier.timers],
        ontwapend=sorted(changed),
        wacht_op=moved.waiting,
    )


def state_of(instantie: Instantie) -> InstanceState:
    """Return what the engine needs of an instance."""
    return InstanceState(
        instantie.id, instantie.proces_id, instantie.versie_id, instantie.state, instantie.variables
    )
