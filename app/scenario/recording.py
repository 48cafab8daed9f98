"""An engine that passes everything on and remembers which sequence flows were taken."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.execution import Bindings, Bundle, InstanceState, Moved, Variables
from app.domain.explanation import Explanation
from app.domain.ids import InstantieId, TaskId
from app.domain.migration import Answers, MigrationPlan
from app.services.ports.engine import Engine

Flow = tuple[str, str]
"""Process id and id of the sequence flow."""


@dataclass
class RecordingEngine:
    """Implements the port `Engine` on another one."""

    engine: Engine
    taken: set[Flow] = field(default_factory=set)

    def ensure_can_run(self, bundle: Bundle) -> None:
        """Look whether a version can run."""
        self.engine.ensure_can_run(bundle)

    def start(
        self,
        bundle: Bundle,
        instance_id: InstantieId,
        variables: Variables,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Start an instance."""
        return self._kept(lambda: self.engine.start(bundle, instance_id, variables, bindings, now))

    def complete(
        self,
        bundle: Bundle,
        instance: InstanceState,
        task_id: TaskId,
        variables: Variables,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Complete a task."""
        return self._kept(lambda: self.engine.complete(bundle, instance, task_id, variables, bindings, now))

    def tick(
        self, bundle: Bundle, instance: InstanceState, variables: Variables, bindings: Bindings, now: datetime
    ) -> Moved:
        """Fire what is due."""
        return self._kept(lambda: self.engine.tick(bundle, instance, variables, bindings, now))

    def deliver(
        self,
        bundle: Bundle,
        instance: InstanceState,
        message: str,
        variables: Variables,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Deliver a message."""
        return self._kept(lambda: self.engine.deliver(bundle, instance, message, variables, bindings, now))

    def plan_migration(
        self,
        old: Bundle,
        new: Bundle,
        instance: InstanceState,
        answers: Answers,
        bindings: Bindings,
        now: datetime,
    ) -> MigrationPlan:
        """Look what would become of an instance on another version."""
        return self.engine.plan_migration(old, new, instance, answers, bindings, now)

    def migrate(
        self,
        old: Bundle,
        new: Bundle,
        instance: InstanceState,
        answers: Answers,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Move an instance to another version."""
        return self._kept(lambda: self.engine.migrate(old, new, instance, answers, bindings, now))

    def inspect(self, bundle: Bundle, instance: InstanceState) -> Moved:
        """Look without moving."""
        return self.engine.inspect(bundle, instance)

    def explain(self, bundle: Bundle, instance: InstanceState) -> tuple[Explanation, ...]:
        """Explain without moving."""
        return self.engine.explain(bundle, instance)

    def _kept(self, move: Callable[[], Moved]) -> Moved:
        moved = move()
        self.taken |= {(step.process_id, flow) for step in moved.steps for flow in step.flows}
        return moved
