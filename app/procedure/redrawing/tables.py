"""How long is counted in a table that a step decides by: nine months in place of a year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.errors import ModelError
from app.domain.sentence import Sentence
from app.procedure.dmn.reading import read_dmn
from app.procedure.durations import parse_duration
from app.procedure.redrawing.asked import GivenAnswers, Possible, Topic
from app.procedure.redrawing.lasting import lasting, lasts, spoken
from app.procedure.redrawing.row import Files, Redrawn
from app.procedure.redrawing.spot import StepSpot

_CELL: Final = re.compile(rb"<(?:\w+:)?outputEntry\b.*?</(?:\w+:)?outputEntry>", re.DOTALL)
_WORDS: Final = re.compile(rb"duration\(\s*(?:\"|&quot;)([^\"&]+)(?:\"|&quot;)\s*\)")


@dataclass(frozen=True)
class ChangeCount:
    """Count otherwise in a table, wherever its outcomes count so today."""

    file: str
    before: str
    after: str
    said: Sentence
    at: str

    def on(self, files: Files) -> Redrawn:
        """Write it in each cell; raises `ModelError` where the table counts nothing so."""
        content = files.get(self.file, b"")
        old = self.before.encode()

        def other(found: re.Match[bytes]) -> bytes:
            whole = found[0]
            return whole.replace(old, self.after.encode()) if found[1] == old else whole

        after = _CELL.sub(lambda cell: _WORDS.sub(other, cell[0]), content)
        if after == content:
            raise ModelError("In deze tabel wordt zo niet meer geteld.", file=self.file)
        read_dmn(self.file, after)
        return Redrawn({self.file: after}, self.said, self.at)


def counted(spot: StepSpot, files: Files) -> Iterator[Possible]:
    """Yield each length of time that the table of a step counts with."""
    table = spot.model.tables.get(spot.element.livc.get("besluit", ""))
    if table is None or table.file not in files:
        return
    for text in _lengths(files[table.file]):
        yield _length(spot, table.file, text)


def _lengths(content: bytes) -> list[str]:
    found = [each for cell in _CELL.findall(content) for each in _WORDS.findall(cell)]
    texts = [each.decode(errors="replace") for each in dict.fromkeys(found)]
    return [text for text in texts if parse_duration(text)]


def _length(spot: StepSpot, file: str, text: str) -> Possible:
    def make(given: GivenAnswers) -> ChangeCount:
        iso, words = lasts(given)
        said = Sentence(
            "Bij “{stap}” telt de tabel nu {duur} in plaats van {voor}.",
            stap=spot.said,
            duur=words,
            voor=spoken(text),
        )
        return ChangeCount(file, text, iso, said, spot.element.id)

    label = Sentence("De tabel telt {duur}", duur=spoken(text))
    asked = lasting(text, "Hoeveel tijd telt de tabel?")
    return Possible(f"tabel:{text}", Topic.TIME, label, asked, make, spoken(text))
