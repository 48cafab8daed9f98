"""A step or gateway no longer says which arrow is its default."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit


@dataclass(frozen=True)
class ClearDefault(Edit):
    """Take the default away; its arrow stays."""

    step: str

    def on(self, canvas: Canvas) -> Sentence:
        """Take the attribute away."""
        canvas.paper.set(canvas.step(self.step), "default", None)
        return Sentence("“{stap}” heeft geen standaardpijl meer.", stap=canvas.paper.called(self.step))
