"""An arrow is added between two steps."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit


@dataclass(frozen=True)
class AddFlow(Edit):
    """Draw an arrow, with a condition where it leaves a choice."""

    source: str
    target: str
    name: str = ""
    condition: str = ""
    wish: str = ""
    """The id that it gets where nothing has it yet; "" for one made of its ends."""

    def on(self, canvas: Canvas) -> Sentence:
        """Draw the arrow; raises `ModelError` for two steps on different sheets."""
        wish = canvas.paper.fresh(self.wish) if self.wish else ""
        canvas.connect(self.source, self.target, self.name, self.condition, identifier=wish)
        return Sentence(
            "Uit “{stap}” vertrekt een pijl naar “{naar}”.",
            stap=canvas.paper.called(self.source),
            naar=canvas.paper.called(self.target),
        )
