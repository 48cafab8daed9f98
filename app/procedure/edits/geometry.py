"""Points and rectangles on a sheet of a drawing."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

Axis = Literal["x", "y"]
Point = tuple[float, float]
Segment = tuple[Point, Point]


@dataclass(frozen=True)
class Box:
    """A rectangle; y grows downward."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def area(self) -> float:
        """Return how large it is."""
        return self.width * self.height

    def span(self, axis: Axis) -> tuple[float, float]:
        """Return where it begins and ends on one axis."""
        return (self.x, self.right) if axis == "x" else (self.y, self.bottom)

    def moved(self, axis: Axis, by: float) -> "Box":
        """Return it further to the right, or lower."""
        return replace(self, x=self.x + by) if axis == "x" else replace(self, y=self.y + by)

    def longer(self, axis: Axis, by: float) -> "Box":
        """Return it wider, or higher."""
        if axis == "x":
            return replace(self, width=self.width + by)
        return replace(self, height=self.height + by)

    def grown(self, by: float) -> "Box":
        """Return it with a border around it; a negative one is taken off."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def rounded(self) -> "Box":
        """Return it at whole places."""
        return replace(self, x=float(round(self.x)), y=float(round(self.y)))

    def meets(self, other: "Box") -> bool:
        """Answer whether the two have an area in common."""
        left, right = max(self.x, other.x), min(self.right, other.right)
        top, bottom = max(self.y, other.y), min(self.bottom, other.bottom)
        return left < right and top < bottom

    def holds(self, other: "Box") -> bool:
        """Answer whether the other lies wholly within."""
        corners = ((other.x, other.y), (other.right, other.bottom))
        return all(map(self.covers, corners))

    def covers(self, point: Point) -> bool:
        """Answer whether a point lies within, or on the border."""
        x, y = point
        return self.x <= x <= self.right and self.y <= y <= self.bottom


def around(one: Point, other: Point, by: float = 0.5) -> Box:
    """Return the thin rectangle around a piece of line."""
    (x1, y1), (x2, y2) = one, other
    return Box(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2)).grown(by)


def is_straight(line: tuple[Point, ...]) -> bool:
    """Answer whether a line only goes across and up and down."""
    return all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(line))


def passes(line: tuple[Point, ...], box: Box) -> bool:
    """Answer whether a line of pieces across, up and down passes through a rectangle."""
    return any(around(a, b).meets(box) for a, b in pairwise(line))


def without_needless(line: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return a line without the points at which it does not turn."""
    kept: list[Point] = []
    for point in line:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and _is_between(kept[-2], kept[-1], point):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)


def _is_between(one: Point, middle: Point, other: Point) -> bool:
    return one[0] == middle[0] == other[0] or one[1] == middle[1] == other[1]
