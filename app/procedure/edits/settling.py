"""Draws what an edit left to be drawn: new arrows, and those that moving made slant or run through a shape."""

from collections.abc import Iterator
from typing import Final

from app.procedure.edits.canvas import Canvas
from app.procedure.edits.docks import docks
from app.procedure.edits.geometry import Box, Point
from app.procedure.edits.plane import Plane
from app.procedure.edits.routing import Surroundings, route
from app.procedure.edits.words import place_words

_EDGE: Final = 10.0


def settle(canvas: Canvas) -> None:
    """Draw what is wanted and not yet drawn."""
    if canvas.is_drawn:
        return
    for plane in canvas.planes:
        wanted = list(_wanted(canvas, plane))
        for flow in wanted:
            if flow in plane.lines:
                plane.lines.pop(flow)
        for flow in wanted:
            _draw(plane, flow)
    canvas.wanted.clear()


def _wanted(canvas: Canvas, plane: Plane) -> Iterator[str]:
    """Yield the lines to draw on a sheet: shapes must stand at both ends."""
    new = plane.untidy() - plane.unread
    for flow in dict.fromkeys([*canvas.wanted, *sorted(new)]):
        ends = set(_ends(plane, flow))
        if ends <= plane.boxes.keys():
            yield flow


def _ends(plane: Plane, flow: str) -> tuple[str, str]:
    node = plane.paper.find(flow)
    if node is None:
        return "", ""
    return plane.paper.local(node.get("sourceRef")), plane.paper.local(node.get("targetRef"))


def _draw(plane: Plane, flow: str) -> None:
    source, target = _ends(plane, flow)
    surroundings = _surroundings(plane, flow, source)
    here, there = plane.boxes[source], plane.boxes[target]
    begins = docks(here, plane.kind(source), there, leaving=True)
    ends = docks(there, plane.kind(target), here, leaving=False)
    line = route(surroundings, begins, ends) or _straight(here, there)
    plane.draw(flow, line)
    place_words(plane, flow)


def _surroundings(plane: Plane, flow: str, source: str) -> Surroundings:
    words = dict(plane.words())
    words.pop(flow, None)
    lines = dict(plane.lines)
    lines.pop(flow, None)
    shapes = tuple(map(plane.body, filter(plane.stands, plane.boxes)))
    return Surroundings(shapes, tuple(lines.values()), tuple(words.values()), _within(plane, source))


def _within(plane: Plane, source: str) -> Box | None:
    """Return the pool, or the lanes, that a line stays in."""
    middle = plane.boxes[source].grown(-20)
    around = [plane.boxes[name] for name in filter(plane.is_around, plane.boxes)]
    holding = [box for box in around if box.holds(middle)]
    if not holding:
        return None
    return max(holding, key=Box.area).grown(-_EDGE)


def _straight(source: Box, target: Box) -> tuple[Point, ...]:
    """Return a line for where no way was found: it is drawn all the same."""
    (x1, y1), (x2, y2) = source.middle, target.middle
    return ((x1, y1), (x2, y1), (x2, y2))
