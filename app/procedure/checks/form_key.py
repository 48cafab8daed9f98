"""A form is named by its key."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, written
from app.procedure.findings import Finding
from app.procedure.forms import is_key

SOURCE: Final = "CONVENTIES.md, livc:form"


def check(model: Model) -> Iterator[Finding]:
    """Yield what can be no key of a form."""
    for place, key in written(model, "form"):
        if not is_key(key):
            yield at(place, "livc:form is de sleutel van een formulier.")
