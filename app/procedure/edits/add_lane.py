"""A sheet gets a lane for a role that has none there yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.edits.plane import Plane
from app.procedure.edits.room import make_room
from app.procedure.xml import BPMN, LIVC

_HEIGHT: Final = 140.0


@dataclass(frozen=True)
class AddLane(Edit):
    """Draw an empty lane under the others of the sheet on which a step stands."""

    beside: str
    """A step of that sheet."""
    role: str
    name: str
    """What it is called there."""
    wish: str = ""
    """The id that it gets where nothing has it yet; "" for one made of its role."""

    def on(self, canvas: Canvas) -> Sentence:
        """Draw the lane; raises `ModelError` on a sheet without lanes."""
        scope = canvas.scope(self.beside)
        lane_set = scope.find(f"{{{BPMN}}}laneSet")
        if lane_set is None:
            raise canvas.paper.refused(
                "Rond “{stap}” zijn geen banen getekend.", stap=canvas.paper.called(self.beside)
            )
        others = list(lane_set.iterchildren(f"{{{BPMN}}}lane"))
        identifier = canvas.paper.fresh(self.wish or f"lane_{scope.get('id')}_{self.role}")
        made = canvas.paper.made("lane", id=identifier, name=self.name)
        lane = canvas.paper.insert(lane_set, len(lane_set), made)
        canvas.paper.set(lane, f"{{{LIVC}}}role", self.role)
        _draw(canvas, identifier, others)
        return Sentence("Er komt een baan bij: “{naam}”.", naam=self.name)


def _draw(canvas: Canvas, identifier: str, others: Sequence[etree._Element]) -> None:
    names = {str(each.get("id")) for each in others}
    for plane in canvas.planes:
        drawn = names & plane.boxes.keys()
        if not drawn:
            continue
        bottoms = {plane.boxes[name].bottom: name for name in sorted(drawn)}
        lowest = bottoms[max(bottoms)]
        _put_under(plane, identifier, lowest)


def _put_under(plane: Plane, identifier: str, lowest: str) -> None:
    """Draw a lane under the lowest; what is around them grows, and what lies below moves on."""
    above = plane.boxes[lowest]
    make_room(plane, "y", above.bottom - 0.5, _HEIGHT)
    plane.move(lowest, above)
    plane.put(identifier, replace(above, y=above.bottom, height=_HEIGHT), isHorizontal="true")
