"""A message is thrown and caught where it means something, and finds the variables that it carries."""

from collections.abc import Iterator
from typing import Final

from app.domain.words.message import Message
from app.domain.words.messages import MESSAGES
from app.domain.words.processes import PROCESSES
from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.model import Element, Process

SOURCE: Final = "CONVENTIES.md, Wat berichten meedragen; processes/README.md"
_THROWN: Final = frozenset({"endEvent", "intermediateThrowEvent", "sendTask"})


def check(model: Model) -> Iterator[Finding]:
    """Yield messages that nobody would send, receive or understand, in procedures that the list knows."""
    for process, element in drawn(model):
        message = MESSAGES.get(element.message or "")
        if message is None or element.event != "message" or process.id not in PROCESSES:
            continue
        if message.superseded:
            yield at(element.place, _NO_MORE, bericht=message.word)
        elif element.type in _THROWN:
            yield from _thrown(process, element, message)
        else:
            yield from _caught(model, process, element, message)


def _thrown(process: Process, element: Element, message: Message) -> Iterator[Finding]:
    if process.id not in message.senders:
        yield at(
            element.place,
            'Het bericht "{bericht}" kan "{proces}" niet sturen; wel: {wel}.',
            bericht=message.word,
            proces=process.id,
            wel=sorted(message.senders) or ["enkel mensen"],
        )


def _caught(model: Model, process: Process, element: Element, message: Message) -> Iterator[Finding]:
    if process.id not in message.receivers:
        yield at(
            element.place,
            'Het bericht "{bericht}" komt in "{proces}" niet aan; wel in: {wel}.',
            bericht=message.word,
            proces=process.id,
            wel=sorted(message.receivers),
        )
        return
    begins = element.type == "startEvent"
    if begins is not message.starts:
        sentence = _STARTS if message.starts else _STARTS_NOT
        yield at(element.place, sentence, bericht=message.word)
    for name in message.carries:
        if f"bericht {message.word}" not in _writers(model, element, name):
            yield at(
                element.place,
                'Het bericht "{bericht}" brengt "{variabele}" mee; zet in variabelen.yaml "{variabele}" met als '
                'schrijver "bericht {bericht}".',
                bericht=message.word,
                variabele=name,
            )


_NO_MORE: Final = 'Het bericht "{bericht}" doet niets en wordt niet meer getekend; verwijder dit event.'
_STARTS: Final = 'Met het bericht "{bericht}" begint een procedure; het hoort op het startevent.'
_STARTS_NOT: Final = 'Het bericht "{bericht}" begint niets; het hoort op een event binnen de procedure.'


def _writers(model: Model, element: Element, name: str) -> tuple[str, ...]:
    variable = model.declared_in(element.place.file).get(name)
    return variable.writers if variable else ()
