"""Where a kind may stand: on what, in whose lane, in which repetition, in which procedure."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.words.processes import PROCESSES
from app.domain.words.step_kind import On
from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.model import Element
from app.procedure.needs import TASKS, Step, steps
from app.procedure.needs.callers import repetitions, roots_of

_ANSWERS: Final = ("form", "decision", "subject")
_WORDS: Final[Mapping[On, str]] = {
    On.TASK: "een user task",
    On.SERVICE: "een service task",
    On.RULE: "een business rule task",
    On.TIMER: "een timer",
    On.MESSAGE: "een bericht",
}


def misplaced(model: Model) -> Iterator[Finding]:
    """Yield steps that mean nothing where they stand."""
    for step in steps(model):
        yield from _superseded(step)
        yield from _laden(step)
        yield from _carried(step)
        if step[1].type in TASKS:
            yield from _lane(step)
            yield from _repeated(model, step)
            yield from _rooted(model, step)


def _superseded(step: Step) -> Iterator[Finding]:
    _, element, kind = step
    if kind.superseded:
        sentence = 'De soort "{soort}" wordt niet meer getekend; gebruik "{nieuw}".'
        yield at(element.place, sentence, soort=kind.word, nieuw=kind.superseded_by)


def _laden(step: Step) -> Iterator[Finding]:
    """Yield what somebody would answer on a step that means nothing: it would be lost."""
    process, element, kind = step
    if not kind.bare or process.id not in PROCESSES:
        return
    for name in (name for name in _ANSWERS if element.livc.get(name)):
        yield at(
            element.place,
            'Een {soort} wordt alleen gedaan: met livc:{kenmerk}="{waarde}" gebeurt er niets. Geef de stap de '
            "soort die erbij hoort, of verwijder livc:{kenmerk}.",
            soort=kind.name,
            kenmerk=name,
            waarde=element.livc[name],
        )


def _carried(step: Step) -> Iterator[Finding]:
    _, element, kind = step
    if _what_is(element) not in kind.on:
        yield at(
            element.place,
            'De soort "{soort}" (livc:kind) kan hier niet staan; wel op {wel}.',
            soort=kind.word,
            wel=sorted(_WORDS[each] for each in kind.on),
        )


def _what_is(element: Element) -> On | None:
    if element.type in TASKS:
        return On.TASK
    if element.event in {"timer", "message"}:
        return On(element.event)
    return {"serviceTask": On.SERVICE, "businessRuleTask": On.RULE}.get(element.type)


def _lane(step: Step) -> Iterator[Finding]:
    _, element, kind = step
    if element.role and element.role != "systeem" and kind.lanes and element.role not in kind.lanes:
        yield at(
            element.place,
            'De soort "{soort}" hoort in een lane met de rol {wel}; deze stap heeft de rol "{rol}".',
            soort=kind.word,
            wel=sorted(kind.lanes),
            rol=element.role,
        )


def _repeated(model: Model, step: Step) -> Iterator[Finding]:
    process, element, kind = step
    if kind.per and kind.per not in repetitions(model, process, element):
        yield at(
            element.place,
            'De soort "{soort}" staat in een herhaling over "{per}" (livc:per); deze stap niet.',
            soort=kind.word,
            per=kind.per,
        )


def _rooted(model: Model, step: Step) -> Iterator[Finding]:
    process, element, kind = step
    strange = sorted((roots_of(model, process.id) & PROCESSES.keys()) - kind.roots)
    if kind.roots and strange:
        yield at(
            element.place,
            'De soort "{soort}" hoort in de procedure {wel}, en niet in "{proces}".',
            soort=kind.word,
            wel=sorted(kind.roots),
            proces=strange[0],
        )
