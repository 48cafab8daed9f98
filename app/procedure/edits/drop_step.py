"""A step that nothing leads to, or that never happens, is taken away with all that only it leads to."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.edits.unreached import drop_unreached


@dataclass(frozen=True)
class DropStep(Edit):
    """Remove a step with its arrows; nothing is joined."""

    step: str

    def on(self, canvas: Canvas) -> Sentence:
        """Remove the step."""
        name, scope = canvas.paper.called(self.step), canvas.scope(self.step)
        canvas.step(self.step)
        canvas.drop(self.step)
        drop_unreached(canvas, scope)
        return Sentence("“{stap}” valt weg, met zijn pijlen.", stap=name)
