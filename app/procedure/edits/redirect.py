"""An arrow leads elsewhere."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.drawing import Drawing
from app.procedure.edits.edit import Edit


@dataclass(frozen=True)
class Redirect(Edit):
    """Let an arrow end at another step of the same sheet."""

    flow: str
    to: str

    def on(self, drawing: Drawing) -> Sentence:
        """Lead the arrow there; raises `ModelError` for a step on another sheet, or one that nothing leads to."""
        before = drawing.paper.called(drawing.target(self.flow))
        drawing.lead(self.flow, self.to)
        return Sentence(
            "De pijl uit “{stap}” gaat naar “{naar}” in plaats van naar “{voor}”.",
            stap=drawing.paper.called(drawing.source(self.flow)),
            naar=drawing.paper.called(self.to),
            voor=before,
        )
