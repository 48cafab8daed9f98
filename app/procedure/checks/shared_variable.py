"""Two processes that name one variable mean the same."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.findings import Finding, fault
from app.procedure.variables import Variable

SOURCE: Final = "CONVENTIES.md, variabelen.yaml"


def check(model: Model) -> Iterator[Finding]:
    """Yield variables that another process declares in another way."""
    first: dict[str, Variable] = {}
    for folder, declared in model.declared.items():
        for name, variable in declared.items():
            if not first.setdefault(name, variable).same_as(variable):
                yield fault(
                    f"{folder}/variabelen.yaml",
                    variable.line,
                    name,
                    "Een ander proces geeft deze variabele een ander type, andere waarden of een andere per.",
                )
