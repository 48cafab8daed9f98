"""An arrow gets another condition."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.drawing import Drawing
from app.procedure.edits.edit import Edit


@dataclass(frozen=True)
class SetCondition(Edit):
    """Write the condition of an arrow, in FEEL; "" takes it away."""

    flow: str
    condition: str

    def on(self, drawing: Drawing) -> Sentence:
        """Write the condition."""
        drawing.condition(self.flow, self.condition)
        params = {
            "een": drawing.paper.called(drawing.source(self.flow)),
            "ander": drawing.paper.called(drawing.target(self.flow)),
        }
        if not self.condition:
            return Sentence("De pijl van “{een}” naar “{ander}” heeft geen voorwaarde meer.", **params)
        return Sentence(
            "De pijl van “{een}” naar “{ander}” geldt wanneer {voorwaarde}.",
            voorwaarde=self.condition,
            **params,
        )
