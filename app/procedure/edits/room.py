"""Makes room on a sheet: what stands beyond a line moves on, and what is drawn around it grows."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.procedure.edits.geometry import Axis, Box, Point
from app.procedure.edits.plane import Plane


@dataclass(frozen=True)
class _Cut:
    """Where the sheet is pulled apart, and how far."""

    axis: Axis
    at: float
    by: float

    def shift(self, box: Box) -> float:
        """Return how far a shape moves: one on the line goes with its larger part."""
        low, high = box.span(self.axis)
        return self.by if low >= self.at or (low + high) / 2 >= self.at else 0.0

    def around(self, box: Box) -> Box:
        """Return a pool or lane that grows where the line crosses it, and moves where it lies beyond."""
        low, high = box.span(self.axis)
        if low >= self.at:
            return box.moved(self.axis, self.by)
        return box.longer(self.axis, self.by) if high > self.at else box


def make_room(plane: Plane, axis: Axis, at: float, by: float) -> None:
    """Pull a sheet apart at a line; lines between what moved and what stayed grow with it."""
    cut = _Cut(axis, at, by)
    hosts = _hosts(plane)
    standing = filter(plane.stands, plane.boxes)
    shifts = {name: cut.shift(plane.boxes[hosts.get(name, name)]) for name in standing}
    _move_words(plane, cut, shifts)
    _move_lines(plane, cut, shifts)
    for name, box in list(plane.boxes.items()):
        moved = cut.around(box) if plane.is_around(name) else box.moved(axis, shifts[name])
        if moved != box:
            plane.move(name, moved)


def _move_words(plane: Plane, cut: _Cut, shifts: Mapping[str, float]) -> None:
    for name, box in plane.words():
        moved = shifts.get(name, cut.shift(box))
        if moved:
            plane.label(name, box.moved(cut.axis, moved))


def _move_lines(plane: Plane, cut: _Cut, shifts: Mapping[str, float]) -> None:
    ends = _ends(plane)
    for name, line in list(plane.lines.items()):
        source, target = ends.get(name, ("", ""))
        stretched = _stretched(line, cut, shifts.get(source), shifts.get(target))
        if stretched != line:
            plane.draw(name, stretched)


def grow(plane: Plane, name: str, needed: Box) -> None:
    """Let a lane grow, with what is around it, until it holds a rectangle; what lies beyond moves on."""
    lane = plane.boxes[name]
    if needed.bottom > lane.bottom:
        make_room(plane, "y", lane.bottom - 0.5, needed.bottom - lane.bottom)
    lane = plane.boxes[name]
    if needed.right > lane.right:
        make_room(plane, "x", lane.right - 0.5, needed.right - lane.right)


def _ends(plane: Plane) -> Mapping[str, tuple[str, str]]:
    """Return for each line the ids of the shapes at its ends."""
    found = {}
    for name in plane.lines:
        node = plane.paper.find(name)
        if node is not None:
            source, target = (plane.paper.local(node.get(end)) for end in ("sourceRef", "targetRef"))
            found[name] = (source, target)
    return found


def _hosts(plane: Plane) -> Mapping[str, str]:
    """Return for each event on a border the step that it goes along with."""
    found = {}
    for name in plane.boxes:
        if plane.kind(name) == "boundaryEvent":
            host = plane.paper.local(plane.paper.get(name).get("attachedToRef"))
            found[name] = host if host in plane.boxes else name
    return found


def _stretched(
    line: tuple[Point, ...], cut: _Cut, first: float | None, last: float | None
) -> tuple[Point, ...]:
    """Return a line of which each end goes with its shape, and what runs straight on from there too."""
    place = 0 if cut.axis == "x" else 1
    by = [cut.by if point[place] >= cut.at else 0.0 for point in line]
    _follow(line, by, place, first)
    line, by = line[::-1], by[::-1]
    _follow(line, by, place, last)
    moved = [_moved(point, place, each) for point, each in zip(line, by, strict=True)]
    return tuple(reversed(moved))


def _follow(line: tuple[Point, ...], by: list[float], place: int, shift: float | None) -> None:
    if shift is None:
        return
    begin = line[0][place]
    for index, point in enumerate(line):
        if point[place] != begin:
            break
        by[index] = shift


def _moved(point: Point, place: int, by: float) -> Point:
    x, y = point
    return (x + by, y) if place == 0 else (x, y + by)
