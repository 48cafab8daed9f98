"""A step asks a form that stands beside the model."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.forms import form_file, is_key

SOURCE: Final = "CONVENTIES.md, livc:form"


def check(model: Model) -> Iterator[Finding]:
    """Yield steps whose form is not there; one that cannot be read, or has no key at all, is another finding."""
    for _, element in drawn(model):
        key = element.livc.get("form")
        if key and is_key(key) and key not in model.forms and form_file(key) not in model.unread_files:
            yield at(
                element.place,
                'Het formulier "{formulier}" bestaat niet; kies in livc:form een formulier dat er is.',
                formulier=key,
            )
