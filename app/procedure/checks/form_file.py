"""A form is a form-js file that can be read."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:form"


def check(model: Model) -> Iterator[Finding]:
    """Yield the forms that could not be read."""
    yield from (each for each in model.faults if each.file.endswith(".json"))
