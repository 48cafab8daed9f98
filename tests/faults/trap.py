"""One trap, set from outside, in which whatever process comes by there first is caught."""

import os
import resource
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGKILL, SIGSTOP
from typing import Literal

Fate = Literal["killed", "stopped", "full"]


@dataclass(frozen=True)
class Trap:
    """At which gap, after how many crossings and seconds, and what happens then."""

    gap: str
    fate: Fate = "killed"
    passes: int = 0
    delay: float = 0.0

    def __str__(self) -> str:
        return f"{self.fate} {self.gap}, after {self.passes} crossings and {self.delay * 1000:.0f} ms"


@dataclass
class TrapFolder:
    """Where the trap lies: a file, taken away by the one process that is caught."""

    folder: Path

    @property
    def _set(self) -> Path:
        return self.folder / "trap"

    def set(self, trap: Trap) -> None:
        new = self.folder / "trap.new"
        new.write_text(f"{trap.gap}|{trap.fate}|{trap.passes}|{trap.delay}|{time.monotonic_ns()}")
        new.rename(self._set)

    def clear(self) -> None:
        """Take the trap away, so that it catches nobody any more."""
        self._set.unlink(missing_ok=True)

    def victims(self, fate: Fate) -> int:
        """Return how many were caught so far and met this fate."""
        return sum(_read(path)[0].fate == fate for path in self.folder.glob("caught-*"))

    def read(self) -> tuple[Trap, str] | None:
        try:
            return _read(self._set)
        except FileNotFoundError:
            return None

    def take(self, number: str) -> bool:
        """Take the trap along, so that it catches one process only."""
        try:
            self._set.rename(self.folder / f"caught-{number}")
        except FileNotFoundError:
            return False
        return True


def _read(path: Path) -> tuple[Trap, str]:
    gap, fate, passes, delay, number = path.read_text().split("|")
    return Trap(gap, fate, int(passes), float(delay)), number  # type: ignore[arg-type]


@dataclass
class Walker:
    """What a process carries: it looks for the trap at every gap it crosses."""

    traps: TrapFolder
    crossings: dict[str, int] = field(default_factory=dict)

    def cross(self, gap: str) -> None:
        found = self.traps.read()
        if found is None or found[0].gap != gap:
            return
        trap, number = found
        self.crossings[number] = self.crossings.get(number, 0) + 1
        if self.crossings[number] > trap.passes and self.traps.take(number):
            self._fall(trap)

    def _fall(self, trap: Trap) -> None:
        if trap.delay:
            threading.Thread(target=_after, args=(trap,), daemon=True).start()
        else:
            _meet(trap)


def _after(trap: Trap) -> None:
    time.sleep(trap.delay)
    _meet(trap)


def _meet(trap: Trap) -> None:
    if trap.fate == "full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    else:
        os.kill(os.getpid(), SIGSTOP if trap.fate == "stopped" else SIGKILL)
