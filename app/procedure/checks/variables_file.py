"""The variables of a process stand in a YAML file that can be read."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, variabelen.yaml"


def check(model: Model) -> Iterator[Finding]:
    """Yield the lists of variables of which nothing could be read."""
    files = [file for file in model.unread_files if file.endswith(".yaml")]
    yield from (each for each in model.faults if each.file in files)
