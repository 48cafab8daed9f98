"""A choice gets a way for when nothing else fits."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit


@dataclass(frozen=True)
class SetDefault(Edit):
    """Make an arrow the default of the choice that it leaves; its own condition goes."""

    flow: str

    def on(self, canvas: Canvas) -> Sentence:
        """Write the default."""
        source = canvas.source(self.flow)
        canvas.paper.set(canvas.paper.get(source), "default", self.flow)
        canvas.condition(self.flow, "")
        return Sentence(
            "Past bij “{keuze}” niets anders, dan volgt “{naar}”.",
            keuze=canvas.paper.called(source),
            naar=canvas.paper.called(canvas.target(self.flow)),
        )
