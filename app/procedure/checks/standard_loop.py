"""A step that comes back is drawn with a gateway."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.3.8 (niet uitgevoerd)"


def check(model: Model) -> Iterator[Finding]:
    """Yield standard loops."""
    for _, element in drawn(model):
        if element.repetition is not None and element.repetition.standard:
            yield at(
                element.place,
                "Een lus op een stap kan hier niet; teken een exclusieve gateway met een pijl terug naar de stap.",
            )
