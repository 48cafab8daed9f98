"""Writes the words of an arrow or a shape where nothing else stands."""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import Final

from app.procedure.edits.geometry import Box, Point, passes
from app.procedure.edits.plane import Plane

_LETTER: Final = 6.8
_LINE: Final = 16.0
_WIDEST: Final = 150.0


def place_words(plane: Plane, identifier: str) -> None:
    """Write the name of an arrow beside its line, or that of a choice or moment beside its shape."""
    name = plane.paper.get(identifier).get("name", "")
    if not name:
        plane.label(identifier, None)
        return
    size = _size(name)
    wishes = list(_wishes(plane, identifier, size))
    best = min(wishes, key=lambda box: _trouble(plane, identifier, box))
    plane.label(identifier, best.rounded())


def _size(name: str) -> tuple[float, float]:
    width = min(_WIDEST, max(30.0, round(len(name) * _LETTER)))
    return width, _LINE * ceil(len(name) * _LETTER / _WIDEST)


def _wishes(plane: Plane, identifier: str, size: tuple[float, float]) -> Iterator[Box]:
    if identifier in plane.lines:
        yield from _along(plane.lines[identifier], size)
    else:
        yield from _beside(plane.boxes[identifier], size)


def _beside(box: Box, size: tuple[float, float]) -> Iterator[Box]:
    width, height = size
    x, y = box.middle
    yield Box(x - width / 2, box.bottom + 6, width, height)
    yield Box(x - width / 2, box.y - 6 - height, width, height)
    yield Box(box.right + 6, box.bottom + 2, width, height)
    yield Box(box.right + 6, box.y - 2 - height, width, height)
    yield Box(box.x - 6 - width, box.bottom + 2, width, height)
    yield Box(box.x - 6 - width, y - height - 30, width, height)


def _along(line: tuple[Point, ...], size: tuple[float, float]) -> Iterator[Box]:
    """Yield places at each piece of a line, from its begin on."""
    width, height = size
    for (x1, y1), (x2, y2) in pairwise(line):
        if y1 == y2:
            for x in (min(x1, x2) + 8, (x1 + x2 - width) / 2, max(x1, x2) - 8 - width):
                yield Box(x, y1 - height - 2, width, height)
                yield Box(x, y1 + 2, width, height)
        else:
            for y in (min(y1, y2) + 8, (y1 + y2 - height) / 2, max(y1, y2) - 8 - height):
                yield Box(x1 + 6, y, width, height)
                yield Box(x1 - 6 - width, y, width, height)


def _trouble(plane: Plane, identifier: str, box: Box) -> int:
    """Return on how much words would stand at a place: shapes and words count for more than lines."""
    words = dict(plane.words())
    words.pop(identifier, None)
    shapes = [plane.boxes[name] for name in filter(plane.stands, plane.boxes)]
    covered = sum(map(box.meets, [*shapes, *words.values()]))
    return 10 * covered + sum(passes(line, box) for line in plane.lines.values())
