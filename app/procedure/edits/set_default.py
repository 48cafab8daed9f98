"""A choice gets a way for when nothing else fits."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.drawing import Drawing
from app.procedure.edits.edit import Edit


@dataclass(frozen=True)
class SetDefault(Edit):
    """Make an arrow the default of the choice that it leaves; its own condition goes."""

    flow: str

    def on(self, drawing: Drawing) -> Sentence:
        """Write the default."""
        source = drawing.source(self.flow)
        drawing.paper.set(drawing.paper.get(source), "default", self.flow)
        drawing.condition(self.flow, "")
        return Sentence(
            "Past bij “{keuze}” niets anders, dan volgt “{naar}”.",
            keuze=drawing.paper.called(source),
            naar=drawing.paper.called(drawing.target(self.flow)),
        )
