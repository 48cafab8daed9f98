"""At least one way out of a step asks nothing: who says no, or not now, is never held back by a question."""

from collections.abc import Collection, Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import drawn
from app.procedure.findings import Finding, fault
from app.procedure.forms import form_file
from app.procedure.forms.definition import Component, Condition
from app.procedure.outcomes import offered_by
from app.procedure.uses import OUTCOME

SOURCE: Final = "CONVENTIES.md, livc:form"


def check(model: Model) -> Iterator[Finding]:
    """Yield questions that must be answered whatever way out is chosen."""
    for _, element in drawn(model):
        key = element.livc.get("form", "")
        variable = model.variables.get(dict(element.results).get(OUTCOME, ""))
        if variable is None or key not in model.forms:
            continue
        outcomes = offered_by(variable)
        for component in model.forms[key].components:
            if len(outcomes) > 1 and _binds_every(component, outcomes):
                yield fault(
                    form_file(key),
                    component.line,
                    component.key,
                    "“{vraag}” moet bij elk antwoord ingevuld worden, ook bij een neen. "
                    "Zeg in verplicht_bij of toon_bij bij welke uitkomst dat nodig is.",
                    vraag=component.label,
                )


def _binds_every(component: Component, outcomes: Collection[str]) -> bool:
    rules = component.rules
    if not _covers(rules.show_if, outcomes):
        return False
    if rules.required_if is None:
        return rules.required
    return rules.required_if.name == OUTCOME and _covers(rules.required_if, outcomes)


def _covers(condition: Condition | None, outcomes: Collection[str]) -> bool:
    """Answer whether every way out meets the condition; an answer to another question need not be given."""
    if condition is None or condition.name.startswith("@"):
        return True
    return condition.name == OUTCOME and set(outcomes) <= set(condition.values)
