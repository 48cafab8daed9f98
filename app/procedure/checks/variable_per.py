"""A variable is kept per something that can be repeated over."""

from collections.abc import Iterator
from typing import Final

from app.domain.words.repetitions import REPETITIONS as PER
from app.procedure.bundle import Model
from app.procedure.expressions.tokenizer import visible
from app.procedure.findings import Finding, fault

SOURCE: Final = "CONVENTIES.md, variabelen.yaml: per"


def check(model: Model) -> Iterator[Finding]:
    """Yield variables with an unknown `per`."""
    for folder, declared in model.declared.items():
        for variable in declared.values():
            if variable.per is not None and variable.per not in PER:
                yield fault(
                    f"{folder}/variabelen.yaml",
                    variable.line,
                    variable.name,
                    '"{per}" is geen woord voor per.',
                    per=visible(variable.per),
                )
