"""What all elements share, in place of the hooks of the stock task specs.

No prediction (stock makes kⁿ future tasks) and no copying of task data (lost updates): defects 3 and 4. No event
objects per spec.
"""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.engine import repetition
from app.engine.move import Task, failure
from app.engine.tokens import enter, is_instance, leave, make_ready, move_of
from app.procedure.expressions import ExpressionError, holds
from app.procedure.expressions import Node as Expression
from app.procedure.model import Element


@dataclass(frozen=True)
class OutFlow:
    """A sequence flow out of an element; `target` is the name of a spec in the same scope."""

    id: str
    target: str
    condition: Expression | None = None
    default: bool = False


class Node:
    """An element. `element` is what our own reader says about it, the rest is how SpiffWorkflow read it."""

    element: Element
    flows: tuple[OutFlow, ...] = ()
    incoming: tuple[str, ...] = ()
    boundaries: tuple[str, ...] = ()

    def test(self) -> None:
        """Nothing to test at run time: the checks did, when the model was read."""

    def _predict(self, *_: object, **__: object) -> None:
        """Predict nothing."""

    def entered(self, task: Task) -> None:
        """A token arrives."""
        if is_instance(task):
            self.arrive(task)
            return
        if self.element.repetition:
            repetition.begin(task)
        else:
            self.arrive(task)
        for name in self.boundaries:
            enter(task.workflow, task.workflow.spec.task_specs[name], parent=task)

    def arrive(self, task: Task) -> None:
        """Run as soon as possible, unless the element waits for something."""
        make_ready(task)

    def instance_done(self, container: Task) -> None:
        """One instance of the repetition is done."""
        repetition.instance_done(container)

    def _on_ready_hook(self, my_task: Task) -> None:
        """Nothing to prepare."""

    def _run_hook(self, my_task: Task) -> bool:
        self.work(my_task)
        return True

    def work(self, task: Task) -> None:
        """Do what the element is for."""

    def _on_complete_hook(self, my_task: Task) -> None:
        leave(my_task, self.chosen(my_task))

    def chosen(self, task: Task) -> tuple[OutFlow, ...]:
        """Return the flows to follow."""
        return self.flows

    def holds_token(self, task: Task) -> bool:
        """Answer whether a token stands on the element, for the diagram and the timeline."""
        return True

    def runs_scope(self, task: Task) -> bool:
        """Answer whether a scope runs inside the task."""
        return False

    def condition_holds(self, task: Task, flow: OutFlow) -> bool:
        """Answer the condition of a flow; a default flow and one without a condition have none."""
        if flow.condition is None or flow.default:
            return False
        move = move_of(task)
        try:
            return holds(flow.condition, move.scope_for(flow.condition, repetition.bound(task)))
        except ExpressionError as error:
            raise failure(
                self.element, Sentence("voorwaarde op {pijl}: {fout}", pijl=flow.id, fout=error.sentence)
            ) from error
