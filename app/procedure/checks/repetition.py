"""Multi-instance: a bare cardinality over a known `livc:per`, inside an embedded sub-process."""

from collections.abc import Iterator

from app.procedure.bundle import Model
from app.procedure.checks.places import at, drawn
from app.procedure.findings import Finding
from app.procedure.model import Element, Process


def check(model: Model) -> Iterator[Finding]:
    """Yield repetitions that the engine does not execute."""
    for process, element in drawn(model):
        if element.repetition is not None:
            yield from _repetition(process, element)
        elif element.livc.get("per"):
            yield at(element.place, "livc:per hoort bij een herhaling (multi-instance).")


def _repetition(process: Process, element: Element) -> Iterator[Finding]:
    repetition = element.repetition
    if repetition is None:
        return
    if repetition.standard:
        yield at(
            element.place,
            "Een lus op een stap kan hier niet; teken een exclusieve gateway met een pijl terug naar de stap.",
        )
        return
    if not repetition.per:
        yield at(element.place, "Er staat niet waarover herhaald wordt (livc:per).")
    if not repetition.bare or repetition.cardinality != f"aantal_{repetition.per}":
        yield at(
            element.place,
            f"Een herhaling heeft enkel een loopCardinality, en die luidt aantal_{repetition.per or '<per>'}.",
        )
    if element.scope == process.id:
        yield at(element.place, "Een herhaling staat altijd in een ingebed deelproces.")
