"""A table is a DMN file that can be read."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.findings import Finding

SOURCE: Final = "DMN 1.5 §13"


def check(model: Model) -> Iterator[Finding]:
    """Yield the DMN files of which nothing could be read."""
    files = [file for file in model.unread_files if file.endswith(".dmn")]
    yield from (each for each in model.faults if each.file in files)
