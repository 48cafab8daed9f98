"""An arrow is taken away."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.drawing import Drawing
from app.procedure.edits.edit import Edit


@dataclass(frozen=True)
class RemoveFlow(Edit):
    """Remove an arrow; what it led to stays."""

    flow: str

    def on(self, drawing: Drawing) -> Sentence:
        """Remove the arrow."""
        source, target = drawing.source(self.flow), drawing.target(self.flow)
        drawing.cut(self.flow)
        return Sentence(
            "De pijl van “{een}” naar “{ander}” valt weg.",
            een=drawing.paper.called(source),
            ander=drawing.paper.called(target),
        )
