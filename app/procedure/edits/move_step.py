"""A step comes elsewhere: where it stood the ways are joined."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.edits.placing import place_behind


@dataclass(frozen=True)
class MoveStep(Edit):
    """Take a step from between its arrows and put it on another arrow of the same sheet."""

    step: str
    flow: str

    def on(self, canvas: Canvas) -> Sentence:
        """Move it; raises `ModelError` where it is not clear what joins, or something hangs on its border."""
        canvas.step(self.step)
        incoming, outgoing = canvas.incoming(self.step), canvas.outgoing(self.step)
        self._ensure_movable(canvas, incoming, outgoing)
        source, target = canvas.source(self.flow), canvas.target(self.flow)
        onward = canvas.target(outgoing[0])
        for flow in incoming:
            canvas.lead(flow, onward)
        canvas.cut(outgoing[0])
        canvas.lead(self.flow, self.step)
        canvas.connect(self.step, target)
        plane = canvas.plane_of(self.step)
        if plane is not None:
            plane.erase(self.step)
            place_behind(canvas, self.step, source)
        return Sentence(
            "“{stap}” komt nu tussen “{een}” en “{ander}”.",
            stap=canvas.paper.called(self.step),
            een=canvas.paper.called(source),
            ander=canvas.paper.called(target),
        )

    def _ensure_movable(self, canvas: Canvas, incoming: list[str], outgoing: list[str]) -> None:
        name = canvas.paper.called(self.step)
        if self.flow in {*incoming, *outgoing}:
            raise canvas.paper.refused("“{stap}” staat daar al.", stap=name)
        if not incoming or len(outgoing) != 1:
            raise canvas.paper.refused("“{stap}” kan niet van plaats: er volgt een keuze op.", stap=name)
        if canvas.boundaries(self.step):
            raise canvas.paper.refused(
                "“{stap}” kan niet van plaats zolang er een termijn aan hangt.", stap=name
            )
        if canvas.scope(self.step) is not canvas.scope(canvas.source(self.flow)):
            raise canvas.paper.refused("“{stap}” blijft in het eigen deel van de procedure.", stap=name)
