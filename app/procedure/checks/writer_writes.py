"""A step that is named as the writer of a variable writes it."""

from collections.abc import Iterator
from typing import Final

from app.domain.words.steps import find_kind
from app.procedure.bundle import Model
from app.procedure.findings import Finding, fault
from app.procedure.model import Element
from app.procedure.uses import writes
from app.procedure.variables import Variable

SOURCE: Final = "CONVENTIES.md, variabelen.yaml: schrijver"


def check(model: Model) -> Iterator[Finding]:
    """Yield writers that leave their variable empty; what waits for it would never happen."""
    for folder, declared in model.declared.items():
        for variable in declared.values():
            for writer in (model.elements[each] for each in variable.writers if each in model.elements):
                if not _writes(model, writer, variable):
                    yield fault(
                        f"{folder}/variabelen.yaml",
                        variable.line,
                        variable.name,
                        'De stap "{stap}" staat als schrijver van "{variabele}" en schrijft ze niet: zet ze in '
                        "livc:result of in de tabel van die stap, of haal de stap weg bij de schrijvers.",
                        stap=writer.id,
                        variabele=variable.name,
                    )


def _writes(model: Model, element: Element, variable: Variable) -> bool:
    if element.type == "businessRuleTask" and element.livc.get("besluit") not in model.tables:
        return True  # that it has no decision is the finding
    return variable.name in writes(model, element) or variable.name in _along(element)


def _along(element: Element) -> frozenset[str]:
    """Return what the code of a step writes with what is answered."""
    kind = find_kind(element.livc.get("kind"))
    return frozenset(each.variable for each in kind.writes) if kind else frozenset()
