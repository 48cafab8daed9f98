"""What a decision comes to is looked at: by an arrow, a timer, another decision, or code. A warning only."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.domain.sentence import Value
from app.domain.words.processes import process_of
from app.procedure.bundle import Model
from app.procedure.decided import at_decision
from app.procedure.dmn import Decision, Drd
from app.procedure.findings import Finding, Level
from app.procedure.model import folder_of
from app.procedure.uses import looked_at, read_by_code

SOURCE: Final = "CONVENTIES.md, DMN"


def check(model: Model) -> Iterator[Finding]:
    """Yield decisions that nothing asks, and columns of others that nothing looks at."""
    asked = {element.livc.get("besluit", "") for element in model.elements.values()}
    read = looked_at(model) | read_by_code(model)
    for drd in model.tables.values():
        if drd.id in asked:
            yield from _unread(model, drd, read)
        elif not _requiring(model, drd):
            yield _warning(
                drd.decision, "geen stap en geen andere beslissing vraagt haar. Is dat de bedoeling?"
            )
        else:
            yield from _not_required(model, drd)


def _unread(model: Model, drd: Drd, read: frozenset[str]) -> Iterator[Finding]:
    """Yield what a step writes with it and nothing reads; a caller that is not here may read anything."""
    if _is_called_from_elsewhere(model, drd.file):
        return
    declared = model.declared_in(drd.file).keys()
    for name in drd.outputs:
        if name in declared - read:
            yield _warning(drd.decision, _UNREAD, naam=name)


def _not_required(model: Model, drd: Drd) -> Iterator[Finding]:
    """Yield what it would tell other decisions, and none of them reads."""
    read = frozenset[str]().union(*(each.own_names() for each in _requiring(model, drd)))
    for name in drd.decision.known_as:
        if name not in read:
            yield _warning(drd.decision, _UNREAD, naam=name)


def _requiring(model: Model, drd: Drd) -> list[Decision]:
    decisions = (each.decision for each in model.tables.values())
    return [each for each in decisions if drd.id in each.requires]


def _is_called_from_elsewhere(model: Model, file: str) -> bool:
    name = folder_of(file)
    called = {element.called for element in model.elements.values()}
    return process_of(name).called and name not in called


def _warning(decision: Decision, template: str, /, **params: Value) -> Finding:
    return replace(at_decision(decision, template, **params), level=Level.WAARSCHUWING)


_UNREAD: Final = (
    'ze geeft "{naam}", en geen pijl, termijn, tabel of dienst kijkt daarnaar: wat eruit komt, verandert niets. '
    "Is dat de bedoeling?"
)
