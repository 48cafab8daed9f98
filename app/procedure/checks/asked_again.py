"""What an earlier step may have answered is not asked as if nobody knew."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import drawn
from app.procedure.findings import Finding, fault
from app.procedure.forms import form_file
from app.procedure.forms.definition import ASKED_ANEW, Component, FormDefinition
from app.procedure.model import Element
from app.procedure.uses import OUTCOME

SOURCE: Final = "CONVENTIES.md, bekend"


def check(model: Model) -> Iterator[Finding]:
    """Yield questions for a variable that something else writes too, which the form does not call known."""
    for _, element in drawn(model):
        form = model.forms.get(element.livc.get("form", ""))
        for component, name in _written(form, element) if form else ():
            variable = model.variables.get(name)
            if variable is not None and set(variable.writers) - {element.id} and not component.known:
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


def _written(form: FormDefinition, element: Element) -> Iterator[tuple[Component, str]]:
    """Yield each question whose answer becomes a variable, with the name of that variable."""
    for field, name in element.results:
        component = form.find(field)
        if component is not None and field != OUTCOME:
            yield component, name
