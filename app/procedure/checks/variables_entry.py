"""Every variable has a name, a type, its values and a writer."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, variabelen.yaml"


def check(model: Model) -> Iterator[Finding]:
    """Yield what was found in reading each variable."""
    found = (each for each in model.faults if each.file.endswith(".yaml"))
    yield from (each for each in found if each.file not in model.unread_files)
