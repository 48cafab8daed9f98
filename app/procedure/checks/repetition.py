"""Multi-instance: a bare cardinality over a known `livc:per`, inside an embedded sub-process."""

from collections.abc import Iterator

from app.procedure.bundle import Model
from app.procedure.checks.places import at, drawn
from app.procedure.findings import Finding
from app.procedure.model import Element, Process
from app.procedure.uses import inside, used_inside


def check(model: Model) -> Iterator[Finding]:
    """Yield repetitions that the engine does not execute."""
    for process, element in drawn(model):
        if element.repetition is not None:
            yield from _repetition(process, element)
            yield from _nested(model, element)
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


def _nested(model: Model, outer: Element) -> Iterator[Finding]:
    """Yield inner repetitions whose values would be shared: they are kept per binding of their own word only."""
    for inner in inside(model, outer):
        if inner.repetition is None or inner is outer:
            continue
        for name in sorted(used_inside(model, inner)):
            variable = model.variables.get(name)
            if variable is not None and variable.per == inner.repetition.per:
                yield at(
                    inner.place,
                    f'Deze herhaling loopt in een andere ({outer.id}), en die zouden "{name}" met elkaar delen. '
                    "Zet de ene herhaling na de andere, of laat de variabele hier weg.",
                )
