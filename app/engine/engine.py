"""The engine of the house: the port `Engine` on SpiffWorkflow."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Final
from uuid import UUID

from SpiffWorkflow.exceptions import SpiffWorkflowException

from app.domain.errors import ConflictError, EngineError, TaskNotOpenError
from app.domain.execution import Bindings, Bundle, InstanceState, Moved, Value, Variables
from app.domain.explanation import Explanation
from app.domain.ids import InstantieId, TaskId
from app.domain.migration import Answers, Fate, MigrationPlan
from app.domain.sentence import Sentence
from app.engine import timers
from app.engine.activities import begin_scope, is_open
from app.engine.definition import definition_of
from app.engine.explain import Standing, explained_once
from app.engine.gateways import release_inclusive
from app.engine.instance import Instance, all_living, plant
from app.engine.migration import begin_acts, moved_state, position_of
from app.engine.move import Move, Task, failure
from app.engine.repetition import bound
from app.engine.report import awaited, earlier, moved
from app.engine.state import dump, restore
from app.engine.tokens import is_alive
from app.procedure.migration.deciding import ensure_moves
from app.procedure.migration.planning import Planned, planner_of
from app.procedure.migration.trying import gone_on, may_go_on, stuck_at_once

_UNMOVED: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_FIRED: Final = 3000
"""Firings in one call, so that a transaction stays short; what is left is still due, for the next call."""
_MOST_AT_ONCE: Final = 500
"""Timers that are armed and due in the same call; beyond that one is firing in a circle."""


class SpiffEngine:
    """Every call restores from bytes, moves, settles and returns new bytes: an error leaves nothing behind."""

    def ensure_can_run(self, bundle: Bundle) -> None:
        """Raise `ModelError` for a version of which no instance could ever start."""
        definition_of(bundle)

    def start(
        self,
        bundle: Bundle,
        instance_id: InstantieId,
        variables: Variables,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Start an instance at its only start event; `variables` are what the message carries."""
        definition = definition_of(bundle)
        declared = definition.model.variables.values()
        initial: dict[str, Value] = {
            v.name: v.initial for v in declared if v.initial is not None and v.per is None
        }
        move = Move(definition.model, _utc(now), initial, bindings)
        instance = Instance(definition.spec, dict(definition.scopes), move)
        plant(instance)
        with _Translated():
            move.write(variables, {})
            begin_scope(instance)
            _settle(instance)
        return _outcome(instance, bundle, instance_id)

    def complete(
        self,
        bundle: Bundle,
        instance: InstanceState,
        task_id: TaskId,
        variables: Variables,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Complete a READY user task and write `variables`. Raises `TaskNotOpenError` when not READY.

        Stock runs a task in any state (defect 17).
        """
        running = _restored(bundle, instance, bindings, now)
        task = next((t for t in all_living(running) if t.id == _uuid(task_id) and is_open(t)), None)
        if task is None:
            raise TaskNotOpenError
        with _Translated():
            running.move.write(variables, bound(task))
            task.run()
            _settle(running)
        return _outcome(running, bundle, instance.instance_id)

    def tick(
        self, bundle: Bundle, instance: InstanceState, variables: Variables, bindings: Bindings, now: datetime
    ) -> Moved:
        """Fire every timer due at `now` (due_at <= now), in order of due moment.

        Each missed moment of a cycle fires once; after thousands of them the rest is left due for the next call.
        """
        running = _restored(bundle, instance, bindings, now)
        with _Translated():
            running.move.write(variables, {})
            _fire(running)
        return _outcome(running, bundle, instance.instance_id)

    def deliver(
        self,
        bundle: Bundle,
        instance: InstanceState,
        message: str,
        variables: Variables,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Give a message to what waits for it in the innermost scope; `ConflictError` when nothing waits.

        When several events wait for the word, only those in the most deeply nested scope catch it: all of
        them, oldest first, when several instances of a repetition wait side by side.
        """
        running = _restored(bundle, instance, bindings, now)
        waiting = [task for task in all_living(running) if awaited(task) == message]
        if not waiting:
            raise ConflictError(
                'Op "{message}" wacht deze procedure nu niet. Er is niets gewijzigd.', message=message
            )
        deepest = max(task.workflow.depth for task in waiting)
        with _Translated():
            running.move.write(variables, {})
            for task in [task for task in waiting if task.workflow.depth == deepest]:
                if is_alive(task):
                    task.task_spec.happen(task)
                    _settle(running)
        return _outcome(running, bundle, instance.instance_id)

    def plan_migration(
        self,
        old: Bundle,
        new: Bundle,
        instance: InstanceState,
        answers: Answers,
        bindings: Bindings,
        now: datetime,
    ) -> MigrationPlan:
        """Return what would become of an instance on another version, without moving anything.

        What would go on by itself at once is tried, so that no plan promises a move that fails.
        """
        if instance.version_id == new.version_id:
            return MigrationPlan(Fate.MOVES)
        planned = _planned(old, new, instance, answers, now)
        if planned.plan.outcome is not Fate.MOVES or not may_go_on(planned.result):
            return planned.plan
        try:
            moved = _carried(new, instance, planned, bindings, now)
        except EngineError as error:
            return stuck_at_once(planned.plan, error)
        return gone_on(planned.plan, planned.result, moved.steps, definition_of(new).model)

    def migrate(
        self,
        old: Bundle,
        new: Bundle,
        instance: InstanceState,
        answers: Answers,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Move an instance to another version; `ConflictError` when its plan says that it stays, or asks.

        Task ids, moments and data stay. On the new version already, nothing happens. Timers do not fire here.
        """
        if instance.version_id == new.version_id:
            return self.inspect(new, instance)
        planned = _planned(old, new, instance, answers, now)
        ensure_moves(planned.plan)
        return _carried(new, instance, planned, bindings, now)

    def inspect(self, bundle: Bundle, instance: InstanceState) -> Moved:
        """Return tasks, timers, waiting messages and active elements without moving anything."""
        return moved(_restored(bundle, instance, {}, _UNMOVED), instance)

    def explain(self, bundle: Bundle, instance: InstanceState) -> tuple[Explanation, ...]:
        """Return for everything that is open why, since when, what it waits for and what follows."""
        restored = partial(_restored, bundle, instance, {}, _UNMOVED)
        standing = Standing(instance.version_id, instance.state, repr(instance.variables), restored)
        return explained_once(standing)


class _Translated:
    """Nothing of SpiffWorkflow leaves this package, its errors included."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, SpiffWorkflowException | RecursionError | OverflowError):
            raise EngineError from error


def _utc(now: datetime) -> datetime:
    if now.tzinfo is None:
        raise EngineError("De klok geeft geen tijdzone. Er is niets bewaard.")
    return now.astimezone(UTC)


def _uuid(task_id: TaskId) -> UUID | None:
    try:
        return UUID(hex=task_id)
    except ValueError:
        return None


def _restored(bundle: Bundle, instance: InstanceState, bindings: Bindings, now: datetime) -> Instance:
    if (instance.version_id, instance.process_id) != (bundle.version_id, bundle.process_id):
        raise EngineError("Deze instantie loopt op een andere versie van de procedure. Er is niets bewaard.")
    definition = definition_of(bundle)
    move = Move(definition.model, _utc(now), _copied(instance.variables), bindings)
    running = restore(instance.state, definition, move)
    move.earlier = earlier(running)
    return running


def _planned(old: Bundle, new: Bundle, instance: InstanceState, answers: Answers, now: datetime) -> Planned:
    if instance.version_id != old.version_id:
        raise EngineError("Deze instantie loopt op een andere versie van de procedure. Er is niets bewaard.")
    position = position_of(instance.state)
    return planner_of(old, new).plan(position, instance.variables, answers, _utc(now))


def _carried(
    new: Bundle, instance: InstanceState, planned: Planned, bindings: Bindings, now: datetime
) -> Moved:
    definition = definition_of(new)
    state, made = moved_state(instance.state, planned, definition.model)
    move = Move(definition.model, _utc(now), dict(planned.variables), bindings)
    running = restore(state, definition, move)
    with _Translated():
        begin_acts(running, planned.result.acts, made)
        _settle(running)
    return _outcome(running, new, instance.instance_id)


def _copied(variables: Mapping[str, Value]) -> dict[str, Value]:
    return dict(variables)


def _settle(instance: Instance) -> None:
    """Run until only people, moments and messages are waited for; a step budget stops a loop without a wait.

    Stock stops silently at depth 1000 and leaves a fired timer READY (defect 16).
    """
    ready = instance.move.ready
    instance.move.taken.clear()
    while ready or release_inclusive(instance):
        task = ready.popleft()
        if is_alive(task):
            instance.move.count(task.task_spec.element)
            task.run()


def _fire(instance: Instance) -> None:
    at_once = 0
    for _ in range(_MOST_FIRED):
        task = _next_due(instance)
        if task is None:
            return
        at_once += timers.is_new(task)
        if at_once > _MOST_AT_ONCE:
            raise failure(task.task_spec.element, Sentence("deze timer gaat telkens opnieuw meteen af."))
        task.task_spec.happen(task)
        _settle(instance)


def _next_due(instance: Instance) -> Task | None:
    armed = [task for task in all_living(instance) if timers.is_armed(task)]
    due = [task for task in armed if timers.due_at(task) <= instance.move.now]
    return min(due, key=lambda task: (timers.due_at(task), task.internal_data["n"]), default=None)


def _outcome(instance: Instance, bundle: Bundle, instance_id: InstantieId) -> Moved:
    state = InstanceState(
        instance_id, bundle.process_id, bundle.version_id, dump(instance), instance.move.variables
    )
    return moved(instance, state)
