"""An arrow gets another condition."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit


@dataclass(frozen=True)
class SetCondition(Edit):
    """Write the condition of an arrow, in FEEL; "" takes it away."""

    flow: str
    condition: str

    def on(self, canvas: Canvas) -> Sentence:
        """Write the condition."""
        canvas.condition(self.flow, self.condition)
        params = {
            "een": canvas.paper.called(canvas.source(self.flow)),
            "ander": canvas.paper.called(canvas.target(self.flow)),
        }
        if not self.condition:
            return Sentence("De pijl van “{een}” naar “{ander}” heeft geen voorwaarde meer.", **params)
        return Sentence(
            "De pijl van “{een}” naar “{ander}” geldt wanneer {voorwaarde}.",
            voorwaarde=self.condition,
            **params,
        )
