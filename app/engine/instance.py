"""The workflow objects of SpiffWorkflow, without its predictions, its notifications and its Python."""

from typing import Any, NoReturn
from uuid import UUID

from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from app.domain.errors import EngineError
from app.engine.move import Move

Spec = Any
Workflow = Any


class RefusingScriptEngine:
    """Stands where SpiffWorkflow keeps its Python: whatever still asks it for anything fails.

    Stock evaluates conditions, timers and scripts with `eval` (defect 7), also after restoring.
    """

    def __init__(self) -> None:
        self.environment = self

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise EngineError("Scripts worden niet uitgevoerd. Er is niets bewaard.")

    evaluate = execute = call_service = validate = _refuse


class Instance(BpmnWorkflow):  # type: ignore[misc]
    """The outermost process of an instance."""

    def __init__(self, spec: Spec, scopes: dict[str, Spec], move: Move) -> None:
        super().__init__(spec, scopes, RefusingScriptEngine(), deserializing=True)
        self.move = move
        self.sequence = 0
        self.ended: str | None = None

    def create_subprocess(self, my_task: Task, spec_name: str) -> "SubProcess":
        """Open the scope of a sub-process or called process, without predicting its tasks."""
        scope = SubProcess(self.subprocess_specs[spec_name], my_task.id, self)
        self.subprocesses[my_task.id] = scope
        return scope

    def _task_completed_notify(self, task: Task) -> None:
        """Do not re-examine every waiting task after every step (stock walks the whole history)."""


class SubProcess(BpmnSubWorkflow):  # type: ignore[misc]
    """An embedded sub-process or a called process that is running."""

    def __init__(self, spec: Spec, parent_task_id: UUID, top_workflow: Instance) -> None:
        super().__init__(spec, parent_task_id, top_workflow, deserializing=True)

    def _calculate_depth(self) -> int:
        """Count from the scope around this one (stock searches every scope for each level)."""
        return int(self.parent_workflow.depth) + 1

    def _task_completed_notify(self, task: Task) -> None:
        """As in `Instance`."""


def plant(workflow: Workflow) -> None:
    """Give a workflow its root: a finished task under which its living tasks hang."""
    workflow.task_tree = Task(workflow, workflow.spec.start, state=TaskState.COMPLETED)


def living(workflow: Workflow) -> list[Task]:
    """Return the tasks of one scope that are not finished, oldest first."""
    tasks = [task for task in workflow.tasks.values() if task is not workflow.task_tree]
    return sorted(tasks, key=lambda task: task.internal_data["n"])


def living_beside(task: Task) -> list[Task]:
    """Return the other living tasks of the scope of a task, oldest first."""
    return [other for other in living(task.workflow) if other is not task]


def all_living(instance: Instance) -> list[Task]:
    """Return the living tasks of every scope, oldest first."""
    scopes = [instance, *instance.subprocesses.values()]
    return sorted((task for s in scopes for task in living(s)), key=lambda task: task.internal_data["n"])
