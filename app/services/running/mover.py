"""The one way an instance moves: engine step, tasks, timers, history and effects, in one transaction.

What follows from a step is a queue of acts, carried out until it is empty.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from app.domain.errors import ConflictError, EngineError, NotFoundError
from app.domain.execution import Bundle, Moved, Variables
from app.domain.ids import CasusId, InstantieId, OrganisatieId, TaskId, new_id
from app.domain.instantie import Instantie
from app.domain.people import Actor, Livc
from app.domain.stored import state_of
from app.domain.words.messages import message_of
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.running.acts import (
    Act,
    Acts,
    Catch,
    Complete,
    Deliver,
    EngineAct,
    Happen,
    Keep,
    OpenCasus,
    Settle,
    Start,
    Texts,
    Tick,
)
from app.services.running.bindings import bindings_of
from app.services.running.happening import follows
from app.services.running.keeping import changed, kept, moved_to, rows_of, settled
from app.services.running.opening import open_casus
from app.services.running.scene import Scene
from app.services.running.way_back import forget_way_back
from app.services.running.writing import write


@dataclass(frozen=True)
class Mover:
    """Moves instances inside one open transaction; the caller holds the slot's lock."""

    tx: Tx
    deps: Deps
    livc: Livc
    actor: Actor | None = None

    @cached_property
    def scene(self) -> Scene:
        """Where the moves happen, for who reads and decides."""
        return Scene(self.tx, self.livc, self.actor)

    @property
    def now(self) -> datetime:
        """The domain clock of the LIVC-R, one moment for all that this move brings about."""
        return self.scene.now

    def start(
        self,
        proces_id: str,
        variables: Variables,
        casus_id: CasusId | None = None,
        organisatie_id: OrganisatieId | None = None,
        instance_id: InstantieId | None = None,
    ) -> InstantieId:
        """Start an instance of the version in force; a free-standing one gets a slot of its own.

        With an `instance_id` that exists already nothing starts: `ConflictError`.
        """
        instance_id = instance_id or InstantieId(new_id())
        self.carry_out(Start(instance_id, proces_id, variables, casus_id, organisatie_id))
        return instance_id

    def complete(
        self,
        instantie: Instantie,
        task_id: TaskId,
        variables: Variables,
        texts: Texts | None = None,
        via: str | None = None,
    ) -> None:
        """Complete a task, with what its form says; raises `TaskNotOpenError`."""
        self.carry_out(Complete(instantie, task_id, variables, texts or Texts(), via))

    def tick(self, instantie: Instantie) -> None:
        """Fire the timers of an instance that are due; when none is, nothing is written."""
        self.carry_out(Tick(instantie))

    def deliver(self, slot: str, word: str, variables: Variables | None = None) -> bool:
        """Give a message to what waits in a slot; False, or `ConflictError`, when nothing waits."""
        caught = self._caught(Deliver(slot, word, variables or {}))
        self.carry_out(*caught)
        return bool(caught)

    def carry_out(self, *acts: Act) -> None:
        """Carry out acts and all that follows from them; what one brings about comes before the next."""
        waiting = deque(acts)
        while waiting:
            waiting.extendleft(reversed(tuple(self._done(waiting.popleft()))))

    def bundle(self, instantie: Instantie) -> Bundle:
        """Return the procedure version the instance runs on."""
        return self.tx.versies.get(instantie.versie_id)

    def _done(self, act: Act) -> Acts:
        """Carry out one act; return what follows from it."""
        match act:
            case Start() | Complete() | Tick() | Catch():
                return self._move(act)
            case Deliver():
                return self._caught(act)
            case Keep():
                return kept(self.scene, act)
            case Happen():
                return follows(self.scene, act)
            case Settle():
                return settled(self.scene, act)
            case OpenCasus():
                return (open_casus(self.scene, self.deps.keys, act),)
            case _:
                write(act, self.scene)
                return ()

    def _caught(self, act: Deliver) -> Sequence[Catch]:
        waiting = self.tx.instanties.waits_for(act.slot, act.word)
        if not waiting and message_of(act.word).unheard == "refuse":
            raise ConflictError("Dit kan nu niet: de procedure wacht er niet op. Er is niets gewijzigd.")
        return [Catch(instantie, act.word, act.variables) for instantie in waiting]

    def _move(self, act: EngineAct) -> Acts:
        before = self._blank(act) if isinstance(act, Start) else act.instantie
        with _naming(before.slot):
            moved = self._moved(act, before)
        if isinstance(act, Tick) and moved.instance.state == before.state:
            return ()
        if before.verhuisd:
            forget_way_back(self.tx, before.id, {task.task_id for task in moved.tasks})
        after = moved_to(before, moved)
        taken = rows_of(self.scene, after, moved)
        texts = act.texts if isinstance(act, Complete) else Texts()
        via = act.via if isinstance(act, Start | Complete) else None
        return (Keep(after, moved, changed(moved, taken), taken, texts, via),)

    def _blank(self, act: Start) -> Instantie:
        """Return the instance that starts, with a slot when it stands alone."""
        bundle = self.tx.versies.find_current(act.proces_id)
        if bundle is None:
            raise NotFoundError(
                "De procedure “{proces}” is nog niet in gebruik genomen.", proces=act.proces_id
            )
        if act.casus_id is None:
            self.tx.slots.add(act.instantie_id)
        return Instantie(
            act.instantie_id,
            self.livc.id,
            act.casus_id,
            act.proces_id,
            bundle.version_id,
            b"",
            {},
            act.organisatie_id,
        )

    def _moved(self, act: EngineAct, before: Instantie) -> Moved:
        engine, bundle, state = self.deps.engine, self.bundle(before), state_of(before)
        bindings, now = bindings_of(self.tx, before), self.now
        match act:
            case Start():
                return engine.start(bundle, before.id, act.variables, bindings, now)
            case Complete():
                return engine.complete(bundle, state, act.task_id, act.variables, bindings, now)
            case Catch():
                return engine.deliver(bundle, state, act.word, act.variables, bindings, now)
            case Tick():
                return engine.tick(bundle, state, {}, bindings, now)


@contextmanager
def _naming(slot: str) -> Iterator[None]:
    """Let an error of the engine tell which slot could not move: an incident is opened on it."""
    try:
        yield
    except EngineError as error:
        error.slot = slot
        raise
