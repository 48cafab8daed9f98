"""Judges the drawings among some files: those that call each other are looked at together."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from app.domain.errors import ModelError
from app.procedure.findings import Finding
from app.procedure.sound.data import read_data
from app.procedure.sound.drawing import Sheet, draw
from app.procedure.sound.exploring import Budget
from app.procedure.sound.proof import prove
from app.procedure.sound.races import races_in
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

    @property
    def races(self) -> tuple[Finding, ...]:
        """The ends that stop what is done by itself beside them, which the check `terminate_race` says as well."""
        return tuple(races_in(self.sheet))


def judge(
    files: Mapping[str, bytes], budget: Callable[[], Budget] = lambda: Budget(MOST_MOVES)
) -> Iterator[Judged]:
    """Yield what is proved of each BPMN file that can be read, by name; `budget` gives each its own.

    Variables and decisions among the files are followed.
    """
    sheets = tuple(sheets_of(files))
    called: dict[str, Sheet] = {}
    for sheet in sheets:
        called |= dict.fromkeys(sheet.processes, sheet)
    data = read_data(files)
    for sheet in sheets:
        yield Judged(sheet, prove(sheet, called, budget(), data))


def sheets_of(files: Mapping[str, bytes]) -> Iterator[Sheet]:
    """Yield what each BPMN file draws, by name; one that cannot be read is a finding of the reader."""
    for name in sorted(files):
        if not name.endswith(".bpmn"):
            continue
        with suppress(ModelError):
            yield draw(name, files[name])
