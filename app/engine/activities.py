"""Tasks, sub-processes and call activities."""

from typing import Any, Final

from SpiffWorkflow.bpmn.specs import defaults
from SpiffWorkflow.util.task import TaskState

from app.domain.errors import ModelError
from app.domain.sentence import Sentence
from app.engine.instance import plant
from app.engine.move import Task, failure
from app.engine.node import Node
from app.engine.repetition import bound, innermost
from app.engine.tokens import enter, hold, is_instance, make_ready, move_of
from app.procedure.dmn import as_variables, decide

MAX_DEPTH: Final = 30


class UserTask(Node, defaults.UserTask):  # type: ignore[misc]
    """A user task waits for a person."""

    def arrive(self, task: Task) -> None:
        make_ready(task)
        move_of(task).report(self.element, "entered")


class ManualTask(Node, defaults.ManualTask):  # type: ignore[misc]
    """A manual task is asked as a user task is."""

    arrive = UserTask.arrive


class ServiceTask(Node, defaults.ServiceTask):  # type: ignore[misc]
    """An operation: reported, and passed straight through."""

    def work(self, task: Task) -> None:
        name = self.element.livc.get("operatie", "")
        move_of(task).effect("operation", name, self.element, innermost(task)[1])


class RuleTask(Node, defaults.ServiceTask):  # type: ignore[misc]
    """A business rule task: works its decision out, after all that it requires, and writes the outcome at once.

    Stock has no hit policy but its own kind of FIRST and reads cells as Python (defect 19).
    """

    def work(self, task: Task) -> None:
        move, around = move_of(task), bound(task)
        table = move.model.tables.get(self.element.livc.get("besluit", ""))
        if table is None:
            raise failure(self.element, Sentence("de beslissingstabel bestaat niet."))
        try:
            outcome = decide(table, move.scope(around, table.reads()))
            values = as_variables(table, outcome, move.model.variables)
        except ModelError as error:
            raise failure(self.element, error.placed) from error
        move.write(values, around)
        binding = innermost(task)[1]
        for each in outcome.applied:
            rules = tuple(f"{rule.number} ({rule.id})" for rule in each.rules)
            move.effect("decision", each.decision, self.element, binding, rules)


class _Container(Node):
    """An activity that runs a scope of its own; `spec` is the name of that scope."""

    spec: str

    def arrive(self, task: Task) -> None:
        if task.workflow.depth >= MAX_DEPTH:
            raise failure(
                self.element, Sentence("er lopen al {aantal} deelprocessen in elkaar.", aantal=MAX_DEPTH)
            )
        hold(task)
        move_of(task).report(self.element, "entered")
        scope = task.workflow.top_workflow.create_subprocess(task, self.spec)
        plant(scope)
        begin_scope(scope)

    def runs_scope(self, task: Task) -> bool:
        """Answer whether a scope runs inside: not in the holder of a repetition, but in its instances."""
        return is_instance(task) or self.element.repetition is None


class SubProcess(_Container, defaults.SubWorkflowTask):  # type: ignore[misc]
    """An embedded sub-process."""


class CallActivity(_Container, defaults.CallActivity):  # type: ignore[misc]
    """A call of another process, which shares the variables."""


def begin_scope(workflow: Any) -> None:
    """Put the first token on the only start event of a scope."""
    (start,) = workflow.spec.start.outputs
    enter(workflow, start)


def is_open(task: Task) -> bool:
    """Answer whether a task is a user task that waits for its person."""
    return bool(task.task_spec.manual and task.state == TaskState.READY)
