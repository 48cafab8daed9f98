"""A repetition in another one has no variables that both would share."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.model import Element
from app.procedure.uses import inside, used_inside

SOURCE: Final = "CONVENTIES.md, variabelen.yaml: per"


def check(model: Model) -> Iterator[Finding]:
    """Yield inner repetitions whose values would be shared: they are kept per binding of their own word only."""
    for _, outer in drawn(model):
        if outer.repetition is not None:
            yield from _nested(model, outer)


def _nested(model: Model, outer: Element) -> Iterator[Finding]:
    for inner in inside(model, outer):
        if inner.repetition is None or inner is outer:
            continue
        for name in sorted(used_inside(model, inner)):
            variable = model.variables.get(name)
            if variable is not None and variable.per == inner.repetition.per:
                yield at(
                    inner.place,
                    'Deze herhaling loopt in een andere ({buiten}), en die zouden "{naam}" met elkaar delen. '
                    "Zet de ene herhaling na de andere, of laat de variabele hier weg.",
                    outer.place,
                    buiten=outer.id,
                    naam=name,
                )
