"""A clock that runs, and that a test moves forward and back for every process at once."""

import os
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

FIRST = datetime(2026, 2, 2, 8, 0, tzinfo=UTC)
"""When the installations are made that the tests copy; nobody's clock was ever before."""
SECONDS = struct.Struct("d")


class ShiftedClock:
    """The system's clock plus an offset, which all processes read from one file: the port `Clock`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        if not path.exists():
            path.write_bytes(SECONDS.pack(0.0))

    @property
    def offset(self) -> timedelta:
        (seconds,) = SECONDS.unpack(self._path.read_bytes())
        return timedelta(seconds=seconds)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def shift(self, by: timedelta) -> None:
        """Move; eight bytes in place, so that nobody ever reads half an offset."""
        moved = SECONDS.pack((self.offset + by).total_seconds())
        descriptor = os.open(self._path, os.O_WRONLY)
        os.pwrite(descriptor, moved, 0)
        os.close(descriptor)


class StandingClock:
    """A clock that stands where it is put, for who lives the same year without faults."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment
