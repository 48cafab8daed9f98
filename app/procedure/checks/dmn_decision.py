"""A decision says only what is executed: one table or one expression, in S-FEEL."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.findings import Finding

SOURCE: Final = "DMN 1.5 §6, §8, §9"


def check(model: Model) -> Iterator[Finding]:
    """Yield what was found in reading the decisions of a file."""
    found = (each for each in model.faults if each.file.endswith(".dmn"))
    yield from (each for each in found if each.file not in model.unread_files)
