"""A step that leads nowhere gets an end behind it."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.edits.placing import place_behind


@dataclass(frozen=True)
class AddEnd(Edit):
    """Draw an end behind a step, choice or moment."""

    after: str
    name: str = ""

    def on(self, canvas: Canvas) -> Sentence:
        """Draw the end and the arrow to it."""
        canvas.step(self.after)
        end = canvas.add("endEvent", self.after, name=self.name, words=self.name or f"einde_{self.after}")
        canvas.enter(end, canvas.lane_of(self.after))
        canvas.connect(self.after, end)
        place_behind(canvas, end, self.after)
        return Sentence("Achter “{stap}” komt een einde.", stap=canvas.paper.called(self.after))
