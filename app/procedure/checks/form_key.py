"""A form is named by its key."""

import re
from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, written
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:form"
_KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def check(model: Model) -> Iterator[Finding]:
    """Yield what can be no key of a form."""
    for place, key in written(model, "form"):
        if not _KEY.fullmatch(key):
            yield at(place, "livc:form is de sleutel van een formulier.")
