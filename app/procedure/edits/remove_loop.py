"""A step loses its loop mark: it is done once."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.xml import BPMN


@dataclass(frozen=True)
class RemoveLoop(Edit):
    """Take the standard loop off a step."""

    step: str

    def on(self, canvas: Canvas) -> Sentence:
        """Take the mark off; raises `ModelError` where there is none."""
        node = canvas.step(self.step).find(f"{{{BPMN}}}standardLoopCharacteristics")
        if node is None:
            raise canvas.paper.refused("“{stap}” heeft geen lusteken.", stap=canvas.paper.called(self.step))
        canvas.paper.remove(node)
        return Sentence(
            "“{stap}” gebeurt één keer: het lusteken valt weg.", stap=canvas.paper.called(self.step)
        )
