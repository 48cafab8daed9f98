"""A sheet with several starts gets one: all that began apart, begins together."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.edits.placing import place_behind
from app.procedure.xml import BPMN


@dataclass(frozen=True)
class JoinStarts(Edit):
    """Keep the first start of a process or sub-process and begin the ways of the others behind it."""

    scope: str

    def on(self, canvas: Canvas) -> Sentence:
        """Draw the split; raises `ModelError` where there are no two starts with an arrow."""
        found = canvas.paper.get(self.scope).iterchildren(f"{{{BPMN}}}startEvent")
        starts = [str(each.get("id")) for each in found]
        flows = [flow for start in starts for flow in canvas.outgoing(start)]
        if len(starts) < 2 or len(flows) < 2:
            raise canvas.paper.refused(
                "In “{deel}” beginnen er geen twee wegen.", deel=canvas.paper.called(self.scope)
            )
        first, *others = starts
        split = canvas.add("parallelGateway", first, words=f"splits_{first}")
        canvas.enter(split, canvas.lane_of(first))
        for flow in flows:
            canvas.leave_from(flow, split)
        canvas.connect(first, split)
        place_behind(canvas, split, first)
        for start in others:
            canvas.drop(start)
        return Sentence(
            "“{deel}” heeft één begin; alle wegen vertrekken daar samen.",
            deel=canvas.paper.called(self.scope),
        )
