"""A procedure of a known name does what its name says: its steps, messages, operations and variables are there."""

from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.words.process import Process as Word
from app.domain.words.processes import PROCESSES
from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.model import Element, Process
from app.procedure.needs import TASKS
from app.procedure.needs.callers import called_by, repetitions, roots_of

SOURCE: Final = "CONVENTIES.md, procedures"
_THROWN: Final = frozenset({"endEvent", "intermediateThrowEvent", "sendTask"})


def check(model: Model) -> Iterator[Finding]:
    """Yield what a procedure lacks to be what it is called."""
    for process in model.processes.values():
        word = PROCESSES.get(process.id)
        if word is not None:
            yield from _steps(model, process, word)
            yield from _messages(process, word)
            yield from _operations(process, word)
            yield from _variables(model, process, word)
    yield from _repetitions(model)


def _steps(model: Model, process: Process, word: Word) -> Iterator[Finding]:
    elements = [each for part in called_by(model, process.id) for each in part.elements.values()]
    drawn_here = {each.livc.get("kind") for each in elements if each.type in TASKS}
    for kind in sorted(word.steps - drawn_here):
        yield at(
            process.place,
            'In de procedure "{proces}" ontbreekt een stap van de soort "{soort}": zonder die stap doet ze niet '
            "wat haar naam zegt.",
            proces=process.id,
            soort=kind,
        )


def _messages(process: Process, word: Word) -> Iterator[Finding]:
    events = [each for each in process.elements.values() if each.event == "message"]
    for message in sorted(word.messages - _named(events, thrown=True)):
        sentence = 'De procedure "{proces}" stuurt nergens het bericht "{bericht}", en een andere wacht erop.'
        yield at(process.place, sentence, proces=process.id, bericht=message)
    for message in sorted(word.awaits - _named(events, thrown=False)):
        sentence = (
            'De procedure "{proces}" wacht nergens op het bericht "{bericht}"; wie het stuurt, krijgt niets.'
        )
        yield at(process.place, sentence, proces=process.id, bericht=message)


def _named(events: Iterable[Element], *, thrown: bool) -> set[str | None]:
    """Return the messages that events send, or await."""
    return {each.message for each in events if (each.type in _THROWN) == thrown}


def _operations(process: Process, word: Word) -> Iterator[Finding]:
    there = {each.livc.get("operatie") for each in process.elements.values()}
    for operation in sorted(word.operations - there):
        yield at(
            process.place,
            'In de procedure "{proces}" ontbreekt de operatie "{operatie}": wat ze doet, gebeurt dan nergens.',
            proces=process.id,
            operatie=operation,
        )


def _variables(model: Model, process: Process, word: Word) -> Iterator[Finding]:
    for name in word.reads:
        if not model.may_name(process.place.file, name):
            yield at(
                process.place,
                'De procedure "{proces}" steunt op de variabele "{variabele}"; beschrijf ze in variabelen.yaml.',
                proces=process.id,
                variabele=name,
            )


def _repetitions(model: Model) -> Iterator[Finding]:
    for process, element in drawn(model):
        for root in sorted(roots_of(model, process.id) & PROCESSES.keys()) if element.repetition else ():
            yield from _bound(model, process, element, PROCESSES[root])


def _bound(model: Model, process: Process, element: Element, word: Word) -> Iterator[Finding]:
    for per in sorted(repetitions(model, process, element) - {"", *word.per}):
        yield at(
            element.place,
            'In de procedure "{proces}" kan niet herhaald worden over "{per}".',
            proces=word.word,
            per=per,
        )
