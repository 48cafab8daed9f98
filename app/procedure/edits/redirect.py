"""An arrow leads elsewhere."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit


@dataclass(frozen=True)
class Redirect(Edit):
    """Let an arrow end at another step of the same sheet."""

    flow: str
    to: str

    def on(self, canvas: Canvas) -> Sentence:
        """Lead the arrow there; raises `ModelError` for a step on another sheet, or one that nothing leads to."""
        before = canvas.paper.called(canvas.target(self.flow))
        canvas.lead(self.flow, self.to)
        return Sentence(
            "De pijl uit “{stap}” gaat naar “{naar}” in plaats van naar “{voor}”.",
            stap=canvas.paper.called(canvas.source(self.flow)),
            naar=canvas.paper.called(self.to),
            voor=before,
        )
