"""An arrow is added between two steps."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.drawing import Drawing
from app.procedure.edits.edit import Edit


@dataclass(frozen=True)
class AddFlow(Edit):
    """Draw an arrow, with a condition where it leaves a choice."""

    source: str
    target: str
    name: str = ""
    condition: str = ""

    def on(self, drawing: Drawing) -> Sentence:
        """Draw the arrow; raises `ModelError` for two steps on different sheets."""
        drawing.connect(self.source, self.target, self.name, self.condition)
        return Sentence(
            "Uit “{stap}” vertrekt een pijl naar “{naar}”.",
            stap=drawing.paper.called(self.source),
            naar=drawing.paper.called(self.target),
        )
