"""An arrow is taken away."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit


@dataclass(frozen=True)
class RemoveFlow(Edit):
    """Remove an arrow; what it led to stays."""

    flow: str

    def on(self, canvas: Canvas) -> Sentence:
        """Remove the arrow."""
        source, target = canvas.source(self.flow), canvas.target(self.flow)
        canvas.cut(self.flow)
        return Sentence(
            "De pijl van “{een}” naar “{ander}” valt weg.",
            een=canvas.paper.called(source),
            ander=canvas.paper.called(target),
        )
