"""A message is thrown and caught where it means something, and what it carries is declared and read."""

from collections.abc import Collection, Iterator
from typing import Final

from app.domain.words.message import Message
from app.domain.words.messages import MESSAGES
from app.domain.words.processes import PROCESSES
from app.procedure.bundle import Model
from app.procedure.drawn import at, with_event
from app.procedure.findings import Finding
from app.procedure.model import Element, Process
from app.procedure.needs.around import read_behind
from app.procedure.uses import inside

SOURCE: Final = "CONVENTIES.md, Wat berichten meedragen; processes/README.md"
_THROWN: Final = frozenset({"endEvent", "intermediateThrowEvent", "sendTask"})


def check(model: Model) -> Iterator[Finding]:
    """Yield messages that nobody would send, receive or understand, in procedures that the list knows."""
    for process, element in with_event(model, "message"):
        message = MESSAGES.get(element.message or "")
        if message is None or process.id not in PROCESSES:
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
    elif _is_of_another_kind(element, message):
        yield _other_kind(element, message)


def _other_kind(element: Element, message: Message) -> Finding:
    if not message.kinds:
        return at(element.place, _NO_KIND, bericht=message.word)
    return at(element.place, _OTHER_KIND, bericht=message.word, wel=sorted(message.kinds))


def _is_of_another_kind(element: Element, message: Message) -> bool:
    """Answer whether a step of this kind throws another message; what has no kind throws those that ask none."""
    kind = element.livc.get("kind", "")
    return bool(kind or message.kinds) and kind not in message.kinds


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
    if message.heard and element.livc.get("kind", "") not in message.heard:
        yield at(element.place, _OTHER_EAR, bericht=message.word, wel=sorted(message.heard))
    begins = element.type == "startEvent"
    if begins is not message.starts:
        sentence = _STARTS if message.starts else _STARTS_NOT
        yield at(element.place, sentence, bericht=message.word)
    if message.during and not _is_during(model, element, message.during):
        yield at(element.place, _DURING, bericht=message.word, soort=message.during)
    yield from _told(model, element, message)
    if not message.starts:
        behind = read_behind(model, process, element)
        yield from _unread(element, message, behind)
        yield from _not_brought(element, message, behind)


def _told(model: Model, element: Element, message: Message) -> Iterator[Finding]:
    for name in message.carries:
        if f"bericht {message.word}" not in _writers(model, element, name):
            yield at(
                element.place,
                'Het bericht "{bericht}" brengt "{variabele}" mee; zet in variabelen.yaml "{variabele}" met als '
                'schrijver "bericht {bericht}".',
                bericht=message.word,
                variabele=name,
            )


def _is_during(model: Model, element: Element, kind: str) -> bool:
    """Answer whether such a step lies in the activity on whose edge it is caught; true where it is on no edge."""
    host = model.elements.get(element.attached_to or "")
    return host is None or any(each.livc.get("kind") == kind for each in inside(model, host))


def _unread(element: Element, message: Message, behind: Collection[str]) -> Iterator[Finding]:
    """Yield what comes along, and nothing behind it reads."""
    for name in message.carries:
        if name not in behind:
            yield at(element.place, _UNREAD, bericht=message.word, variabele=name)


def _not_brought(element: Element, message: Message, behind: Collection[str]) -> Iterator[Finding]:
    """Yield what is read behind it, and comes along with another message."""
    missing = set(behind).difference(message.carries)
    for other in MESSAGES.values():
        if other.starts:
            continue
        for name in sorted(missing.intersection(other.carries)):
            yield at(element.place, _NOT_BROUGHT, bericht=message.word, variabele=name, wel=other.word)


_NO_KIND: Final = (
    'Het bericht "{bericht}" hoort bij geen enkele soort: kies een ander bericht, of laat de soort weg.'
)
_OTHER_KIND: Final = (
    'Het bericht "{bericht}" wordt gestuurd in een stap van de soort {wel} (livc:kind); deze niet.'
)
_OTHER_EAR: Final = (
    'Op het bericht "{bericht}" wacht wat van de soort {wel} is (livc:kind); dit niet. Kies de soort die hier '
    "past, of het bericht waarop men hier wacht."
)
_UNREAD: Final = (
    'Het bericht "{bericht}" brengt "{variabele}" mee, en geen tabel of pijl hierachter kijkt daarnaar. Kies het '
    'bericht dat hier past, of laat wat volgt "{variabele}" lezen.'
)
_NOT_BROUGHT: Final = (
    'Wat hierachter volgt, rekent met "{variabele}"; dat brengt "{bericht}" niet mee, wel "{wel}". Kies het '
    "bericht dat hier past."
)
_DURING: Final = 'Het bericht "{bericht}" komt tijdens een stap van de soort {soort}; die ligt hier niet in.'
_NO_MORE: Final = 'Het bericht "{bericht}" doet niets en wordt niet meer getekend; verwijder dit event.'
_STARTS: Final = 'Met het bericht "{bericht}" begint een procedure; het hoort op het startevent.'
_STARTS_NOT: Final = 'Het bericht "{bericht}" begint niets; het hoort op een event binnen de procedure.'


def _writers(model: Model, element: Element, name: str) -> tuple[str, ...]:
    variable = model.declared_in(element.place.file).get(name)
    return variable.writers if variable else ()
