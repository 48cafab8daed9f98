"""Events: start, end, throw, catch, boundary, and the event-based gateway.

Messages are matched by their `livc:message` word, by us: stock matches by name over all waiting tasks, raises on
early ones, and lets two timers behind one gateway share one moment: the second never fires (defects 11 and 12).
"""

from SpiffWorkflow.bpmn.specs import defaults

from app.engine import timers
from app.engine.instance import living_beside
from app.engine.move import Task
from app.engine.node import Node
from app.engine.repetition import innermost
from app.engine.tokens import (
    cancel,
    enter,
    hang_under_root,
    is_alive,
    is_instance,
    move_of,
    remove,
    spread,
    stands_alone,
    wait,
)


class Start(Node, defaults.StartEvent):  # type: ignore[misc]
    """A start event: the caller decided that it happens."""


class _Throwing(Node):
    def work(self, task: Task) -> None:
        """Report the message; it is passed straight through."""
        if self.element.event == "message" and self.element.message:
            move_of(task).effect("message", self.element.message, self.element, innermost(task)[1])


class Throw(_Throwing, defaults.IntermediateThrowEvent):  # type: ignore[misc]
    """An intermediate throw event."""


class Send(_Throwing, defaults.SendTask):  # type: ignore[misc]
    """A send task."""


class End(_Throwing, defaults.EndEvent):  # type: ignore[misc]
    """An end event: none, message or terminate. Terminate ends its own scope only."""

    def work(self, task: Task) -> None:
        super().work(task)
        if self.element.event != "terminate":
            return
        for other in living_beside(task):
            if is_alive(other):
                cancel(other)


class _Catching(Node):
    """Waits for its moment or its message."""

    def arrive(self, task: Task) -> None:
        timers.arm(task)
        wait(task)
        if self.holds_token(task):
            move_of(task).report(self.element, "entered")

    def holds_token(self, task: Task) -> bool:
        return stands_alone(task) or is_instance(task)

    def happen(self, task: Task) -> None:
        """Its moment or message came."""
        if not self.holds_token(task):
            _decide_gateway(task)
        task.complete()


class Catch(_Catching, defaults.IntermediateCatchEvent):  # type: ignore[misc]
    """An intermediate catch event."""


class Receive(_Catching, defaults.ReceiveTask):  # type: ignore[misc]
    """A receive task."""


class Boundary(_Catching, defaults.BoundaryEvent):  # type: ignore[misc]
    """A boundary event hangs under its activity while that runs."""

    def happen(self, task: Task) -> None:
        """Take the place of the activity, or go beside it."""
        if not self.element.interrupting:
            self._happen_beside(task)
            return
        activity = task.parent
        hang_under_root(task)
        cancel(activity)
        task.complete()

    def _happen_beside(self, task: Task) -> None:
        workflow = task.workflow
        move_of(task).report(self.element, "completed", tuple(flow.id for flow in self.flows))
        if timers.is_armed(task) and not timers.rearm(task):  # a message may come again, a moment does not
            remove(task)
        spread(workflow, self.flows)


class EventGateway(Node, defaults.EventBasedGateway):  # type: ignore[misc]
    """Waits for the first of the events behind it; they hang under it until then."""

    def arrive(self, task: Task) -> None:
        wait(task)
        move_of(task).report(self.element, "entered")
        for flow in self.flows:
            enter(task.workflow, task.workflow.spec.task_specs[flow.target], parent=task, flow=flow.id)


def _decide_gateway(event: Task) -> None:
    gateway = event.parent
    hang_under_root(event)
    move_of(event).report(gateway.task_spec.element, "completed", (event.internal_data["flow"],))
    remove(gateway)
