"""The engine: executes procedure versions."""

from datetime import datetime
from typing import Protocol

from app.domain.execution import Bindings, Bundle, InstanceState, Moved, Variables
from app.domain.explanation import Explanation
from app.domain.ids import (
    InstantieId,
    TaskId,
)
from app.domain.migration import Answers, MigrationPlan


class Engine(Protocol):
    """Executes procedure versions. Every call returns new values and changes nothing it was given.

    Every call settles: it runs until only user tasks, timers and messages are waited for. All raise
    `EngineError` when the step cannot be done; the given state then still is the truth.
    `now` is the domain clock of the LIVC-R, aware UTC.
    """

    def ensure_can_run(self, bundle: Bundle) -> None:
        """Raise `ModelError` for a version of which no instance could ever start."""
        ...

    def start(
        self,
        bundle: Bundle,
        instance_id: InstantieId,
        variables: Variables,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Start an instance at its only start event; `variables` are what the message carries."""
        ...

    def complete(
        self,
        bundle: Bundle,
        instance: InstanceState,
        task_id: TaskId,
        variables: Variables,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Complete a READY user task and write `variables`. Raises `TaskNotOpenError` when not READY."""
        ...

    def tick(
        self, bundle: Bundle, instance: InstanceState, variables: Variables, bindings: Bindings, now: datetime
    ) -> Moved:
        """Fire every timer due at `now` (due_at <= now), in order of due moment."""
        ...

    def deliver(
        self,
        bundle: Bundle,
        instance: InstanceState,
        message: str,
        variables: Variables,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Give a message to the event that waits for it; `ConflictError` when nothing waits."""
        ...

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
        ...

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
        ...

    def inspect(self, bundle: Bundle, instance: InstanceState) -> Moved:
        """Return tasks, timers, waiting messages and active elements without moving anything."""
        ...

    def explain(self, bundle: Bundle, instance: InstanceState) -> tuple[Explanation, ...]:
        """Return for everything that is open why, since when, what it waits for and what follows."""
        ...
