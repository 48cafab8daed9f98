"""A step is for another role: it stands in another lane."""

from dataclasses import dataclass

from lxml import etree

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.edits.placing import place_in_lane
from app.procedure.xml import LIVC


@dataclass(frozen=True)
class MoveToLane(Edit):
    """Move a step to a lane of its own sheet: the id of the lane, or the role that it is for."""

    step: str
    lane: str

    def on(self, canvas: Canvas) -> Sentence:
        """Move the step with the events on its border; raises `ModelError` where the sheet has no such lane."""
        canvas.step(self.step)
        lane = self._lane(canvas)
        borders = canvas.boundaries(self.step)
        for each in (self.step, *borders):
            canvas.leave(each)
            canvas.enter(each, lane)
        place_in_lane(canvas, self.step)
        for each in (self.step, *borders):
            canvas.wanted |= dict.fromkeys([*canvas.incoming(each), *canvas.outgoing(each)])
        return Sentence(
            "“{stap}” is nu voor “{lane}”.",
            stap=canvas.paper.called(self.step),
            lane=lane.get("name") or self.lane,
        )

    def _lane(self, canvas: Canvas) -> etree._Element:
        lanes = list(canvas.lanes(canvas.scope(self.step)))
        for lane in lanes:
            if self.lane in {lane.get("id"), lane.get(f"{{{LIVC}}}role")}:
                return lane
        raise canvas.paper.refused("Op dit blad is er geen baan “{lane}”.", lane=self.lane)
