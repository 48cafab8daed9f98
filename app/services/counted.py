"""How many there are over all pages, asked only where the page that was read does not tell."""

from collections.abc import Callable, Sized
from typing import Protocol


class Paged(Protocol):
    """Which page was asked: where it begins, and how much it holds at most."""

    @property
    def van(self) -> int: ...
    @property
    def aantal(self) -> int: ...


def in_all(asked: Paged, found: Sized, count: Callable[[], int]) -> int:
    """Return how many there are: a first page that is not full holds them all."""
    if asked.van == 0 and len(found) < asked.aantal:
        return len(found)
    return count()
