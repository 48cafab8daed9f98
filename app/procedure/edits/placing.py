"""Puts a new shape on the sheet beside another, and makes room where there is none."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, TypeVar

from app.procedure.edits.canvas import Canvas
from app.procedure.edits.geometry import Box, passes
from app.procedure.edits.plane import Plane
from app.procedure.edits.room import grow, make_room
from app.procedure.edits.words import place_words
from app.procedure.xml import tag

T = TypeVar("T")
GAP: Final = 50.0
_BELOW: Final = 40.0
_CLOSE: Final = 25.0
_INSET: Final = 20.0
_SIZES: Final[Mapping[str, tuple[float, float]]] = {"Event": (36, 36), "Gateway": (50, 50)}
_STEP: Final = (140.0, 80.0)


def place_behind(canvas: Canvas, identifier: str, anchor: str) -> None:
    """Put a shape to the right of another, in its own lane."""
    plane = canvas.sheet_of(anchor)
    if plane is None:
        return
    if plane.kind(anchor) == "boundaryEvent":
        place_below(canvas, identifier, anchor)
        return
    width, height = _size(canvas, identifier)
    beside = plane.boxes[anchor]
    box = Box(beside.right + GAP, _row(canvas, plane, identifier, anchor) - height / 2, width, height)
    if not _is_free(plane, box, canvas):
        make_room(plane, "x", beside.right + 0.5, width + GAP)
    _put(canvas, plane, identifier, box)


def place_before(canvas: Canvas, identifier: str, anchor: str) -> None:
    """Put a shape where another stands; that one, and all to the right of it, moves on."""
    plane = canvas.sheet_of(anchor)
    if plane is None:
        return
    width, height = _size(canvas, identifier)
    before = plane.boxes[anchor]
    make_room(plane, "x", before.x - 0.5, width + GAP)
    row = _row(canvas, plane, identifier, anchor)
    _put(canvas, plane, identifier, Box(before.x, row - height / 2, width, height))


def place_there(canvas: Canvas, identifier: str, plane: Plane, there: Box) -> None:
    """Put a shape where another stood; what is too near moves on to the right."""
    width, height = _size(canvas, identifier)
    box = Box(there.x, there.middle[1] - height / 2, width, height)
    if not _is_free(plane, box, canvas):
        make_room(plane, "x", there.x - 0.5, width + GAP)
    _put(canvas, plane, identifier, box)


def place_below(canvas: Canvas, identifier: str, anchor: str) -> None:
    """Put a shape under another."""
    plane = canvas.sheet_of(anchor)
    if plane is None:
        return
    width, height = _size(canvas, identifier)
    above = plane.boxes[anchor]
    x = above.middle[0] - width / 2
    box = Box(x, above.bottom + _BELOW, width, height)
    if not _is_free(plane, box, canvas):
        make_room(plane, "y", above.bottom + 0.5, height + _BELOW)
    _put(canvas, plane, identifier, box)


def place_in_lane(canvas: Canvas, identifier: str) -> None:
    """Put a shape that stands on the sheet in its lane: at the same height, or under what stands there."""
    plane = canvas.sheet_of(identifier)
    lane = _lane_box(canvas, plane, identifier) if plane else ""
    if plane is None or not lane:
        return
    drawn, strip = plane.boxes[identifier], plane.boxes[lane]
    middle = strip.middle[1] - drawn.height / 2
    box = Box(drawn.x, middle, drawn.width, drawn.height)
    if not _is_free(plane, box, canvas, identifier):
        box = Box(drawn.x, strip.bottom + _INSET, drawn.width, drawn.height)
        grow(plane, lane, box.grown(_INSET))
    by = box.y - plane.boxes[identifier].y
    for each in (identifier, *canvas.boundaries(identifier)):
        _move_down(plane, each, by)


def _move_down(plane: Plane, identifier: str, by: float) -> None:
    """Move a shape with its words."""
    if identifier not in plane.boxes:
        return
    words = dict(plane.words()).get(identifier)
    if words is not None:
        plane.label(identifier, words.moved("y", by))
    plane.move(identifier, plane.boxes[identifier].moved("y", by))


def place_on_border(canvas: Canvas, identifier: str, host: str) -> None:
    """Put an event on the lower border of a step, beside those that are there."""
    plane = canvas.sheet_of(host)
    if plane is None:
        return
    spots = list(_on_border(plane.boxes[host], _size(canvas, identifier)))
    borders = filter(plane.boxes.__contains__, canvas.boundaries(host))
    taken = [plane.boxes[each] for each in borders]
    free = (spot for spot in spots if not _covers(spot, taken))
    plane.put(identifier, next(free, spots[0]))
    if plane.paper.get(identifier).get("name"):
        place_words(plane, identifier)


def _on_border(host: Box, size: tuple[float, float]) -> Iterator[Box]:
    """Yield the places on the lower border of a step, from the right, then those on its upper border."""
    width, height = size
    for y in (host.bottom, host.y):
        for count in range(3):
            yield Box(host.right - 10 - width - 44 * count, y - height / 2, width, height)


def _covers(box: Box, others: Iterable[Box]) -> bool:
    return any(map(box.meets, others))


def _put(canvas: Canvas, plane: Plane, identifier: str, box: Box) -> None:
    """Put a shape on the sheet; its lane grows first, so that what lies beyond is out of the way."""
    lane = _lane_box(canvas, plane, identifier)
    if lane:
        box = replace(box, y=max(box.y, plane.boxes[lane].y + _INSET / 2))
    box = _clear(plane, box)
    if lane:
        grow(plane, lane, box.grown(_INSET))
    plane.put(identifier, box.rounded(), **plane.shown(identifier))
    if plane.kind(identifier).endswith(("Event", "Gateway")):
        place_words(plane, identifier)


def _clear(plane: Plane, box: Box) -> Box:
    """Return a place under what stands in the way still: a shape that room could not be made beside."""
    standing = dict(plane.standing()).values()
    covered = [each for each in standing if each.meets(box.grown(5))]
    if not covered:
        return box
    return _clear(plane, replace(box, y=max(each.bottom for each in covered) + _INSET))


def _lane_box(canvas: Canvas, plane: Plane, identifier: str) -> str:
    """Return the id of the lane of a step, where it is drawn on the sheet."""
    lane = canvas.lane_of(identifier)
    if lane is None:
        return ""
    name = str(lane.get("id"))
    return name if name in plane.boxes else ""


def _size(canvas: Canvas, identifier: str) -> tuple[float, float]:
    type_ = tag(canvas.paper.get(identifier))
    small = (size for ending, size in _SIZES.items() if type_.endswith(ending))
    return next(small, _STEP)


def _row(canvas: Canvas, plane: Plane, identifier: str, anchor: str) -> float:
    """Return the height of the middle: that of the shape beside it, or of another lane."""
    own, other = _lane_box(canvas, plane, identifier), _lane_box(canvas, plane, anchor)
    is_beside = own in {"", other}
    beside = plane.boxes[anchor if is_beside else own]
    return beside.middle[1]


def _is_free(plane: Plane, box: Box, canvas: Canvas, besides: str = "") -> bool:
    """Answer whether nothing stands, runs or is written at a place; lines that will be drawn anew do not count."""
    ignored = {besides, *canvas.wanted}
    standing = ignored.union(filter(plane.is_around, plane.boxes))
    if _covers(box.grown(_CLOSE), _without(plane.boxes, standing)):
        return False
    if _covers(box, _without(dict(plane.words()), ignored)):
        return False
    lines = _without(plane.lines, ignored)
    return not any(passes(line, box.grown(5)) for line in lines)


def _without(drawn: Mapping[str, T], names: Collection[str]) -> list[T]:
    return [each for name, each in drawn.items() if name not in names]
