"""Events: which definitions are possible where, their timers and their messages."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from app.domain.vocabulary import MESSAGES
from app.procedure.bundle import Model
from app.procedure.checks.places import at, drawn
from app.procedure.durations import Duration
from app.procedure.expressions import ExpressionError, Scope, called, evaluate, names, parse
from app.procedure.findings import Finding
from app.procedure.model import ACTIVITIES, CONTAINERS, Element, Process, Timer
from app.procedure.timers import TimerError, is_expression, read_timer

_POSSIBLE: Final[Mapping[str, frozenset[str]]] = {
    "startEvent": frozenset({"none", "message"}),
    "endEvent": frozenset({"none", "message", "terminate"}),
    "intermediateCatchEvent": frozenset({"message", "timer"}),
    "intermediateThrowEvent": frozenset({"none", "message"}),
    "boundaryEvent": frozenset({"message", "timer"}),
}


_INSTEAD: Final[Mapping[str, str]] = {
    "signal": "Gebruik een bericht (livc:message): dat heeft een afzender en een ontvanger.",
    "error": "Laat de stap een uitkomst schrijven, en kies met een exclusieve gateway.",
    "escalation": "Gebruik een bericht, of een boundary event dat de stap niet onderbreekt.",
    "cancel": "Gebruik een boundary event met een bericht op een gewoon deelproces.",
    "compensate": "Teken wat er dan gebeurt als een gewone stap.",
    "conditional": "Kies met een exclusieve gateway, of wacht op een bericht.",
    "link": "Teken de pijl helemaal, of splits met een call activity.",
    "multiple": "Een event is één bericht of één timer; gebruik een gateway die op events wacht.",
    "terminate": "Enkel een eindevent kan alles beëindigen.",
}


def check(model: Model) -> Iterator[Finding]:
    """Yield events that cannot be executed as drawn."""
    names = {d.file: d.messages for d in model.documents}
    for process, element in drawn(model):
        possible = _POSSIBLE.get(element.type)
        if possible and element.event not in possible:
            words = ", ".join(sorted(possible))
            instead = _INSTEAD.get(element.event or "", "")
            yield at(
                element.place, f'Een event "{element.event}" kan hier niet; wel: {words}. {instead}'.strip()
            )
        yield from _start(process, element)
        yield from _message(element, names[element.place.file])
        yield from _timer(element)
        yield from _boundary(process, element)


def _start(process: Process, element: Element) -> Iterator[Finding]:
    if element.type == "startEvent" and element.scope != process.id and element.event != "none":
        yield at(element.place, "Een deelproces begint met een gewoon startevent.")


def _message(element: Element, names: Mapping[str, str]) -> Iterator[Finding]:
    word = element.message
    if element.event != "message":
        if word:
            yield at(element.place, "livc:message hoort op een berichtevent.")
        return
    if not word:
        yield at(element.place, "Er staat niet welk bericht dit is (livc:message).")
    elif word not in MESSAGES:
        yield at(element.place, f'"{word}" staat niet in de lijst van berichten.')
    if element.message_ref is not None and names.get(element.message_ref) != word:
        yield at(element.place, "messageRef wijst niet naar een bpmn:message met de naam van livc:message.")


def _timer(element: Element) -> Iterator[Finding]:
    if element.event != "timer":
        return
    if element.timer is None:
        yield at(element.place, "Er staat geen moment of duur bij deze timer.")
        return
    if element.timer.kind == "cycle" and (element.type != "boundaryEvent" or element.interrupting):
        yield at(
            element.place, "Een herhaalde timer kan enkel op een boundary event dat de stap niet onderbreekt."
        )
    if is_expression(element.timer):  # checked with all other expressions, see `data`
        yield from _constant(element, element.timer)
        return
    try:
        read_timer(element.timer)
    except TimerError as error:
        yield at(element.place, str(error))


def _constant(element: Element, timer: Timer) -> Iterator[Finding]:
    """Yield an expression that is the same for every casus, and never a moment."""
    try:
        node = parse(timer.text)
        value = None if names(node) or called(node) else evaluate(node, Scope({}, frozenset()))
    except ExpressionError:
        return
    if value is not None and not isinstance(value, date | Duration):
        yield at(element.place, "Deze timer levert geen datum of duur op; schrijf er een, of een variabele.")


def _boundary(process: Process, element: Element) -> Iterator[Finding]:
    if element.type != "boundaryEvent":
        return
    host = process.elements.get(element.attached_to or "")
    if host is None or host.type not in ACTIVITIES | CONTAINERS or host.scope != element.scope:
        yield at(element.place, "Dit boundary event hangt niet aan een stap.")
    elif host.repetition:
        yield at(
            element.place,
            "Een boundary event hangt aan het deelproces rond de herhaling, niet aan de herhaling.",
        )
    if process.incoming(element.id):
        yield at(element.place, "Naar een boundary event loopt geen pijl.")
