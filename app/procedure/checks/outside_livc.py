"""A talk outside the LIVC-R has only who may be there, leaves it nothing, and asks about the client first."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.words.process import Process as Word
from app.domain.words.processes import PROCESSES, process_of
from app.domain.words.roles import SYSTEM
from app.domain.words.steps.gedeeld_geheim import GEDEELD_GEHEIM
from app.domain.words.steps.signaleringsoverleg import SIGNALERINGSOVERLEG
from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding, fault
from app.procedure.forms import form_file
from app.procedure.model import Element, Place, Process
from app.procedure.needs.callers import called_by, roots_of

SOURCE: Final = "INV-16; S1 L152, L441: enkel sociale partners, en de cliënt weet ervan of er valt geen naam"
_OWN: Final = frozenset({"vault"})


def check(model: Model) -> Iterator[Finding]:
    """Yield whoever and whatever does not belong in a talk outside the LIVC-R."""
    for word in PROCESSES.values():
        if word.lanes and word.word in model.processes:
            yield from _called(model, model.processes[word.word])
            for process in called_by(model, word.word):
                yield from _present(process, word)
                yield from _kept(model, process)
                yield from _unasked(process)


def _called(model: Model, process: Process) -> Iterator[Finding]:
    for root in sorted(roots_of(model, process.id)):
        if not process_of(root).own_space:
            yield at(
                process.place,
                'De procedure "{proces}" loopt buiten de LIVC-R, in de eigen ruimte van een partner; "{van}" kan '
                "ze niet oproepen, want daar leest de LIVC-R mee.",
                proces=process.id,
                van=root,
            )


def _present(process: Process, word: Word) -> Iterator[Finding]:
    for lane in process.lanes:
        yield from _strange(lane.place, lane.livc, word)
    for element in process.elements.values():
        yield from _strange(element.place, element.livc, word)


def _strange(place: Place, livc: Mapping[str, str], word: Word) -> Iterator[Finding]:
    said = {livc.get("role", ""), livc.get("plaatsvervanger", "")} - {""}
    for role in sorted(said - word.lanes - SYSTEM):
        yield at(
            place,
            'In de procedure "{proces}" zitten enkel sociale partners: de rol "{rol}" kan er niet bij zijn.',
            proces=word.word,
            rol=role,
        )


def _kept(model: Model, process: Process) -> Iterator[Finding]:
    for element in process.elements.values():
        key = element.livc.get("form", "")
        for each in model.forms[key].components if key in model.forms else ():
            if each.kind != "text" and each.zone not in _OWN:
                yield fault(
                    form_file(key),
                    each.line,
                    each.key,
                    "“{vraag}” hoort in het eigen dossier (zone vault): dit overleg laat niets na bij de LIVC-R.",
                    vraag=each.label,
                )


def _unasked(process: Process) -> Iterator[Finding]:
    for reached in sorted(_reached(process, list(_starts(process, process.id)))):
        if process.elements[reached].livc.get("kind") == SIGNALERINGSOVERLEG.word:
            yield at(
                process.elements[reached].place,
                "Naar dit overleg loopt een weg langs waar niemand naging of de cliënt ervan weet. Zet er een "
                'stap van de soort "{soort}" voor.',
                soort=GEDEELD_GEHEIM.word,
            )


def _starts(process: Process, scope: str) -> Iterator[str]:
    yield from (each.id for each in process.within(scope) if each.type == "startEvent")


def _reached(process: Process, starts: list[str]) -> set[str]:
    """Return what is reached without a yes to the question about the client: its safe way out is followed."""
    seen, todo = set(starts), list(starts)
    while todo:
        here = process.elements.get(todo.pop())
        new = {each for each in _next(process, here) if each in process.elements} - seen if here else set()
        seen |= new
        todo += new
    return seen


def _next(process: Process, here: Element) -> Iterator[str]:
    targets = [flow.target for flow in process.outgoing(here.id)]
    if here.livc.get("kind") == GEDEELD_GEHEIM.word:
        for target in targets:
            yield from _safe(process, target)
        return
    yield from targets
    yield from _starts(process, here.id)
    yield from (each.id for each in process.boundaries(here.id))


def _safe(process: Process, gateway: str) -> Iterator[str]:
    default = process.elements[gateway].default if gateway in process.elements else None
    if default and default in process.flows:
        yield process.flows[default].target
