"""A drawing is a BPMN file that can be read."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §15.3"


def check(model: Model) -> Iterator[Finding]:
    """Yield the drawings of which nothing could be read."""
    yield from (each for each in model.faults if each.file.endswith(".bpmn"))
