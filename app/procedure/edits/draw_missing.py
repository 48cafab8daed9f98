"""What is executed and was not drawn, is drawn."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.edits.placing import place_before, place_behind, place_on_border
from app.procedure.xml import tag


@dataclass(frozen=True)
class DrawMissing(Edit):
    """Give a step a shape beside what stands before or behind it, or an arrow a line."""

    element: str

    def on(self, canvas: Canvas) -> Sentence:
        """Draw it; raises `ModelError` where nothing beside it is drawn."""
        if tag(canvas.paper.get(self.element)) == "sequenceFlow":
            canvas.wanted[self.element] = None
            source = canvas.paper.called(canvas.source(self.element))
            return Sentence("De pijl uit “{stap}” staat op de tekening.", stap=source)
        self._shape(canvas)
        canvas.wanted |= dict.fromkeys([*canvas.incoming(self.element), *canvas.outgoing(self.element)])
        return Sentence("“{stap}” staat op de tekening.", stap=canvas.paper.called(self.element))

    def _shape(self, canvas: Canvas) -> None:
        node = canvas.step(self.element)
        host = canvas.paper.local(node.get("attachedToRef"))
        before = [canvas.source(flow) for flow in canvas.incoming(self.element)]
        behind = [canvas.target(flow) for flow in canvas.outgoing(self.element)]
        if canvas.box(host):
            place_on_border(canvas, self.element, host)
        elif drawn := list(filter(canvas.box, before)):
            place_behind(canvas, self.element, drawn[0])
        elif drawn := list(filter(canvas.box, behind)):
            place_before(canvas, self.element, drawn[0])
        else:
            raise canvas.paper.refused(
                "Naast “{stap}” staat niets op de tekening.", stap=canvas.paper.called(self.element)
            )
