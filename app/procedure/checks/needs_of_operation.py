"""An operation stands where there is something for it to act on."""

from collections.abc import Iterator
from typing import Final

from app.domain.words.operation import TIMER, Operation
from app.domain.words.operations import OPERATIONS
from app.domain.words.processes import PROCESSES
from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.model import Element, Process
from app.procedure.needs.around import right_before
from app.procedure.needs.callers import repetitions

SOURCE: Final = "CONVENTIES.md, livc:operatie"
_OTHER_KIND: Final = 'De operatie "{operatie}" hoort bij een stap van de soort {wel} (livc:kind); deze niet.'
_ELSEWHERE: Final = (
    'De operatie "{operatie}" komt meteen achter {wel}; hier komt ze achter "{stap}". Kies de operatie die '
    "hier past."
)
_NO_MORE: Final = 'De operatie "{operatie}" doet niets en wordt niet meer getekend; verwijder deze stap.'


def check(model: Model) -> Iterator[Finding]:
    """Yield operations that would do nothing, or something else."""
    for process, element in drawn(model):
        operation = OPERATIONS.get(element.livc.get("operatie", ""))
        if operation is not None and operation.superseded:
            yield at(element.place, _NO_MORE, operatie=operation.word)
        elif operation is not None:
            yield from _placed(process, element, operation)
            yield from _repeated(model, process, element, operation)
            yield from _needs(model, element, operation)
            if process.id in PROCESSES:
                yield from _meant(element, operation)
                yield from _behind(process, element, operation)


def _placed(process: Process, element: Element, operation: Operation) -> Iterator[Finding]:
    if element.type != "serviceTask":
        yield at(element.place, "livc:operatie staat enkel op een service task.")
    elif process.id in PROCESSES and process.id not in operation.processes:
        yield at(
            element.place,
            'De operatie "{operatie}" doet in "{proces}" niets; wel in: {wel}.',
            operatie=operation.word,
            proces=process.id,
            wel=sorted(operation.processes),
        )


def _repeated(model: Model, process: Process, element: Element, operation: Operation) -> Iterator[Finding]:
    over = repetitions(model, process, element)
    if not over and not operation.alone:
        yield at(
            element.place,
            'De operatie "{operatie}" staat in een herhaling over {wel} (livc:per); hier niet.',
            operatie=operation.word,
            wel=sorted(operation.per),
        )
    for each in sorted(over - operation.per):
        yield at(
            element.place,
            'De operatie "{operatie}" weet in een herhaling over "{per}" niet wie bedoeld is.',
            operatie=operation.word,
            per=each,
        )


def _meant(element: Element, operation: Operation) -> Iterator[Finding]:
    if operation.kinds and element.livc.get("kind") not in operation.kinds:
        yield at(element.place, _OTHER_KIND, operatie=operation.word, wel=sorted(operation.kinds))


def _behind(process: Process, element: Element, operation: Operation) -> Iterator[Finding]:
    if not operation.after:
        return
    strange = [each for each in right_before(process, element) if operation.after.isdisjoint(_words(each))]
    if strange:
        yield at(
            element.place,
            _ELSEWHERE,
            *(each.place for each in strange),
            operatie=operation.word,
            wel=sorted(operation.after),
            stap=strange[0].name or strange[0].id,
        )


def _words(element: Element) -> frozenset[str]:
    timer = TIMER if element.event == "timer" else ""
    return frozenset({timer, element.message or "", element.livc.get("operatie", "")})


def _needs(model: Model, element: Element, operation: Operation) -> Iterator[Finding]:
    for name in operation.needs:
        if not model.may_name(element.place.file, name):
            yield at(
                element.place,
                'De operatie "{operatie}" kijkt de variabele "{variabele}" na; beschrijf ze in variabelen.yaml.',
                operatie=operation.word,
                variabele=name,
            )
