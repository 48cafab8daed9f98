"""Draws the sheet of a new part: its lanes under each other, and its steps as they stood beside each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from app.procedure.edits.canvas import Canvas
from app.procedure.edits.geometry import Box
from app.procedure.edits.moving_in import Part
from app.procedure.edits.plane import Plane, new_plane
from app.procedure.edits.words import place_words
from app.procedure.xml import BPMN

_LEFT: Final = 160.0
_TOP: Final = 80.0
_TITLE: Final = 30.0
_MARGIN: Final = 60.0
_EVENT: Final = 36.0
_LEAST: Final = 140.0


@dataclass(frozen=True)
class Spot:
    """Where something stood, and in which strip of the sheet."""

    box: Box
    strip: Box


def spots_of(canvas: Canvas, part: Part) -> Mapping[str, Spot]:
    """Return where the steps and the notes on them stand before they move."""
    found = {}
    plane = canvas.plane_of(part.first)
    for step in part.inside if plane else ():
        box, lane = canvas.box(step), canvas.lane_of(step)
        strip = None if lane is None else canvas.box(str(lane.get("id")))
        if box is not None:
            found[step] = Spot(box, strip or box.grown(_MARGIN))
    return found


def draw_inside(canvas: Canvas, part: Part, spots: Mapping[str, Spot]) -> None:
    """Draw the lanes and the steps on a sheet of their own."""
    plane = new_plane(canvas.paper, part.id)
    canvas.planes = (*canvas.planes, plane)
    left = min(spot.box.x for spot in spots.values())
    right = max(spot.box.right for spot in spots.values())
    across = _LEFT + _TITLE + _MARGIN + _EVENT + _MARGIN - left
    width = right - left + 4 * _MARGIN + 2 * _EVENT
    tops = _lanes(canvas, part, plane, spots, width)
    for step, spot in spots.items():
        down = tops.get(_lane(canvas, step), _TOP) - spot.strip.y
        _put(plane, step, spot.box.moved("x", across).moved("y", down))
    _put(plane, part.begin, _event(_LEFT + _TITLE + _MARGIN, plane.boxes[part.first]))
    last = max((plane.boxes[step] for step in spots), key=lambda box: box.right)
    _put(plane, part.end, _event(last.right + _MARGIN, plane.boxes[part.first]))
    _notes(canvas, part, plane)


def _lanes(
    canvas: Canvas, part: Part, plane: Plane, spots: Mapping[str, Spot], width: float
) -> Mapping[str, float]:
    """Draw the lanes as high as they were; returns where each begins."""
    heights = {_lane(canvas, step): max(spot.strip.height, _LEAST) for step, spot in spots.items()}
    tops, top = {}, _TOP
    for lane in canvas.lanes(canvas.paper.get(part.id)):
        name = str(lane.get("id"))
        if name in heights:
            plane.put(name, Box(_LEFT, top, width + _TITLE, heights[name]), isHorizontal="true")
            tops[name] = top
            top += heights[name]
    return tops


def _lane(canvas: Canvas, step: str) -> str:
    lane = canvas.lane_of(step)
    return "" if lane is None else str(lane.get("id"))


def _put(plane: Plane, identifier: str, box: Box) -> None:
    plane.put(identifier, box.rounded(), **plane.shown(identifier))
    if plane.kind(identifier).endswith(("Event", "Gateway")):
        place_words(plane, identifier)


def _event(x: float, beside: Box) -> Box:
    return Box(x, beside.middle[1] - _EVENT / 2, _EVENT, _EVENT)


def _notes(canvas: Canvas, part: Part, plane: Plane) -> None:
    """Put the notes under the lanes, each under its step."""
    bottom = max(box.bottom for box in plane.boxes.values()) + _MARGIN
    right = 0.0
    for note, step in _noted(canvas, part):
        box = plane.boxes[step]
        placed = Box(max(box.x, right), bottom, 180.0, 80.0)
        plane.put(note, replace(placed, x=float(round(placed.x))))
        right = placed.right + _MARGIN / 2


def _noted(canvas: Canvas, part: Part) -> Iterator[tuple[str, str]]:
    """Yield each note in the part with the step that it is tied to; its line is then to be drawn."""
    for node in canvas.paper.get(part.id).iterchildren(f"{{{BPMN}}}association"):
        line = str(node.get("id"))
        step, note = sorted(canvas.ends(line), key=canvas.is_note)
        canvas.wanted[line] = None
        yield note, step
