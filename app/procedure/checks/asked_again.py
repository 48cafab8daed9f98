"""What an earlier step may have answered is not asked as if nobody knew."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import drawn
from app.procedure.findings import Finding, fault
from app.procedure.forms import form_file
from app.procedure.forms.definition import ASKED_ANEW
from app.procedure.uses import OUTCOME

SOURCE: Final = "CONVENTIES.md, bekend"


def check(model: Model) -> Iterator[Finding]:
    """Yield questions for a variable that something else writes too, which the form does not call known."""
    for _, element in drawn(model):
        form = model.forms.get(element.livc.get("form", ""))
        for field, name in element.results if form else ():
            component = form.find(field) if form else None
            variable = model.variables.get(name)
            if component is None or variable is None or field == OUTCOME or component.known:
                continue
            others = [writer for writer in variable.writers if writer != element.id]
            if others:
                yield fault(
                    form_file(element.livc["form"]),
                    component.line,
                    component.key,
                    "“{vraag}” kan al beantwoord zijn: {naam} wordt ook elders geschreven. Zet “bekend” op "
                    "@{naam}, of op {opnieuw} als het telkens opnieuw gevraagd moet worden.",
                    vraag=component.label,
                    naam=name,
                    opnieuw=ASKED_ANEW,
                )
