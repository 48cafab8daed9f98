"""A step that writes a variable is named as its writer."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, variabelen.yaml: schrijver"


def check(model: Model) -> Iterator[Finding]:
    """Yield steps that write what they are not the writer of."""
    for _, element in drawn(model):
        declared = model.declared_in(element.place.file)
        for name in (name for _, name in element.results if name in declared):
            if element.id not in declared[name].writers:
                yield at(
                    element.place,
                    'Deze stap staat in variabelen.yaml niet als schrijver van "{naam}".',
                    naam=name,
                )
