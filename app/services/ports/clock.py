"""The real time."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The real time, for sessions, throttling, audit and the base of every domain clock."""

    def now(self) -> datetime:
        """Return the present moment as an aware UTC datetime."""
        ...
