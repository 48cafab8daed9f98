"""What a choice, a table or a timer reads can have been written by then."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import Final

from app.procedure.bundle import Model, once
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.graph import closure, onward
from app.procedure.model import Element, Process
from app.procedure.uses import inside, reads
from app.procedure.variables import Variable

SOURCE: Final = "CONVENTIES.md, variabelen.yaml: schrijver"


def check(model: Model) -> Iterator[Finding]:
    """Yield what reads a variable that only steps behind it write; who writes from outside may be before."""
    behind: dict[tuple[str, str], Collection[str]] = {}
    for process, element in drawn(model):
        declared = model.declared_in(element.place.file)
        for name in sorted(reads(model, element) & declared.keys()):
            key = (process.id, name)
            if key not in behind:
                behind[key] = _behind_writers(model, process, declared[name])
            if element.id not in behind[key]:
                yield _late(element, declared[name])


def _behind_writers(model: Model, process: Process, variable: Variable) -> Collection[str]:
    """Return what comes after a step that writes a variable; all, where something else may have written it."""
    wanted = set(variable.writers)
    found: set[str] = set()
    writers: list[Element] = []
    for element in process.elements.values():
        here = wanted & once(model, ("done in", element.id), partial(_done_in, model, element))
        if here:
            found |= here
            writers.append(element)
    if found != wanted or variable.initial is not None:
        return process.elements.keys()
    return closure(writers, onward(process)).keys()


def _done_in(model: Model, element: Element) -> frozenset[str]:
    """Return the steps that are done in an element: itself, or all of a process that it calls."""
    steps = inside(model, element) if element.called is not None else (element,)
    return frozenset(each.id for each in steps)


def _late(element: Element, variable: Variable) -> Finding:
    return at(
        element.place,
        'Hier wordt "{variabele}" gelezen, en die is er nog niet: ze wordt pas geschreven in {stappen}, en '
        "daarvandaan leidt geen weg hierheen.",
        variabele=variable.name,
        stappen=list(variable.writers),
    )
