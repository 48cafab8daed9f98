"""An arrow gets an end of its own."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.edits.placing import place_behind


@dataclass(frozen=True)
class OwnEnd(Edit):
    """Let an arrow lead to a new end, which nothing else leads to."""

    flow: str
    name: str = ""

    def on(self, canvas: Canvas) -> Sentence:
        """Draw the end and lead the arrow there."""
        source = canvas.source(self.flow)
        end = canvas.add("endEvent", source, name=self.name, words=self.name or f"einde_{source}")
        canvas.enter(end, canvas.lane_of(source))
        canvas.lead(self.flow, end)
        place_behind(canvas, end, source)
        return Sentence("Wat uit “{stap}” volgt, krijgt een eigen einde.", stap=canvas.paper.called(source))
