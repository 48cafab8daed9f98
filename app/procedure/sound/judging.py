"""Judges the drawings among some files: those that call each other are looked at together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.errors import ModelError
from app.procedure.findings import Finding
from app.procedure.sound.data import read_data
from app.procedure.sound.drawing import Sheet, draw
from app.procedure.sound.exploring import Budget
from app.procedure.sound.proof import prove
from app.procedure.sound.telling import tell
from app.procedure.sound.verdicts import Verdict

MOST_MOVES = 300_000
"""Of one drawing so many moves are looked at; then it is not decided."""


@dataclass(frozen=True)
class Judged:
    """What was proved of one file."""

    sheet: Sheet
    verdicts: tuple[Verdict, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong, or was not decided."""
        return tuple(tell(self.sheet, self.verdicts))


def judge(
    files: Mapping[str, bytes], budget: Callable[[], Budget] = lambda: Budget(MOST_MOVES)
) -> Iterator[Judged]:
    """Yield what is proved of each BPMN file that can be read, by name; `budget` gives each its own.

    Variables and decisions among the files are followed.
    """
    sheets: list[Sheet] = []
    called: dict[str, Sheet] = {}
    for name in sorted(files):
        sheets += _drawn(name, files[name])
    for sheet in sheets:
        called |= dict.fromkeys(sheet.processes, sheet)
    data = read_data(files)
    for sheet in sheets:
        yield Judged(sheet, prove(sheet, called, budget(), data))


def _drawn(name: str, content: bytes) -> Iterator[Sheet]:
    """Yield what a file draws; a file that cannot be read is a finding of the reader."""
    if not name.endswith(".bpmn"):
        return
    try:
        yield draw(name, content)
    except ModelError:
        return
