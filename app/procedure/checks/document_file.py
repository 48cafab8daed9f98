"""A template of a document can be read."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, sjablonen"


def check(model: Model) -> Iterator[Finding]:
    """Yield the templates that could not be read."""
    yield from (each for each in model.faults if each.file.endswith(".xml"))
