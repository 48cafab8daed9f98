"""What a form says is known can be found: a declared variable, a question of the register, a word of the list."""

from collections.abc import Iterator
from typing import Final

from app.domain.words.known import KNOWN
from app.procedure.bundle import Model
from app.procedure.findings import Finding, fault
from app.procedure.forms import form_file
from app.procedure.forms.definition import ASKED_ANEW

SOURCE: Final = "CONVENTIES.md, bekend"


def check(model: Model) -> Iterator[Finding]:
    """Yield sources of known answers that do not exist."""
    sources = {ASKED_ANEW, "", *KNOWN, *(f"@{name}" for name in model.variables)}
    for form in model.forms.values():
        sources |= {component.key for component in form.components if component.zone == "register"}
    for key, form in model.forms.items():
        for component in form.components:
            if component.known not in sources:
                yield fault(
                    form_file(key),
                    component.line,
                    component.key,
                    "Wat “{bron}” is, is nergens te vinden: noem een variabele met @, een vraag uit het "
                    "register, of een van {woorden}.",
                    bron=component.known,
                    woorden=", ".join(KNOWN),
                )
