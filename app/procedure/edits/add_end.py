"""A step that leads nowhere gets an end behind it."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.drawing import Drawing
from app.procedure.edits.edit import Edit
from app.procedure.edits.placing import place_behind


@dataclass(frozen=True)
class AddEnd(Edit):
    """Draw an end behind a step, choice or moment."""

    after: str
    name: str = ""

    def on(self, drawing: Drawing) -> Sentence:
        """Draw the end and the arrow to it."""
        drawing.step(self.after)
        end = drawing.add("endEvent", self.after, name=self.name, words=self.name or f"einde_{self.after}")
        drawing.enter(end, drawing.lane_of(self.after))
        drawing.connect(self.after, end)
        place_behind(drawing, end, self.after)
        return Sentence("Achter “{stap}” komt een einde.", stap=drawing.paper.called(self.after))
