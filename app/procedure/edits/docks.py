"""Where a line may begin and end on a shape."""

from collections.abc import Iterator
from typing import Final

from app.procedure.edits.geometry import Box
from app.procedure.edits.routing import Dock

_RIGHT: Final = (1, 0)
_LEFT: Final = (-1, 0)
_DOWN: Final = (0, 1)
_UP: Final = (0, -1)
_LATER: Final = 25.0
"""What a dock beside the middle of a side costs: it is for who finds the middle taken."""
_STRAIGHT: Final = 10.0
_INSET: Final = 12.0
_AGAINST: Final = 30.0
"""What it costs to leave to the left or to arrive from the right: a procedure is read to the right."""


def docks(box: Box, kind: str, other: Box, *, leaving: bool) -> list[Dock]:
    """Return the docks of a shape; a step also has one straight across from the middle of the other shape."""
    found = list(_middles(box, leaving=leaving))
    if kind.endswith("Gateway"):
        return [*found, *_corners(box, 12, 13)]
    if kind.endswith("Event"):
        return [*found, *_corners(box, 13, 13)]
    return [*found, *_quarters(box), *_across(box, other)]


def _middles(box: Box, *, leaving: bool) -> Iterator[Dock]:
    x, y = box.middle
    yield Dock((box.right, y), _RIGHT, 0.0 if leaving else _AGAINST)
    yield Dock((box.x, y), _LEFT, _AGAINST if leaving else 0.0)
    yield Dock((x, box.bottom), _DOWN)
    yield Dock((x, box.y), _UP)


def _corners(box: Box, across: float, down: float) -> Iterator[Dock]:
    """Yield the docks between the middles of a diamond or a circle, which are well within its rectangle."""
    x, y = box.middle
    for left in (-across, across):
        yield Dock((x + left, y + down), _DOWN, _LATER)
        yield Dock((x + left, y - down), _UP, _LATER)


def _quarters(box: Box) -> Iterator[Dock]:
    across, down = box.width / 4, box.height / 4
    x, y = box.middle
    for part in (-1, 1):
        yield Dock((x + part * across, box.bottom), _DOWN, _LATER)
        yield Dock((x + part * across, box.y), _UP, _LATER)
        yield Dock((box.right, y + part * down), _RIGHT, _LATER)
        yield Dock((box.x, y + part * down), _LEFT, _LATER)


def _across(box: Box, other: Box) -> Iterator[Dock]:
    x, y = other.middle
    if box.x + _INSET < x < box.right - _INSET:
        yield Dock((x, box.bottom), _DOWN, _STRAIGHT)
        yield Dock((x, box.y), _UP, _STRAIGHT)
    if box.y + _INSET < y < box.bottom - _INSET:
        yield Dock((box.right, y), _RIGHT, _STRAIGHT)
        yield Dock((box.x, y), _LEFT, _STRAIGHT)
