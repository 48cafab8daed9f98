"""A moment on the border of a step ends the step, or leaves it open."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.xml import tag


@dataclass(frozen=True)
class SetInterrupting(Edit):
    """Say whether a boundary event interrupts its step."""

    event: str
    interrupting: bool

    def on(self, canvas: Canvas) -> Sentence:
        """Write it; raises `ModelError` for what stands on no border."""
        node = canvas.step(self.event)
        name = canvas.paper.called(self.event)
        if tag(node) != "boundaryEvent":
            raise canvas.paper.refused("“{naam}” staat niet op de rand van een stap.", naam=name)
        canvas.paper.set(node, "cancelActivity", None if self.interrupting else "false")
        host = canvas.paper.called(canvas.paper.local(node.get("attachedToRef")))
        if self.interrupting:
            return Sentence("Bij “{naam}” stopt “{stap}”.", naam=name, stap=host)
        return Sentence("Bij “{naam}” loopt “{stap}” door.", naam=name, stap=host)
