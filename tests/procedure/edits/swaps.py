"""Every message and every operation that is drawn, swapped for another that may stand there by its place alone."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from app.domain.words.messages import MESSAGES
from app.domain.words.operations import OPERATIONS
from app.procedure.bundle import Model, read_model
from app.procedure.model import Element
from tests.procedure.edits.files import Edit, Files, procedures, with_attribute

THROWN = frozenset({"endEvent", "intermediateThrowEvent", "sendTask"})
Others = Callable[[Element], Iterable[str]]


def swaps() -> Iterator[Edit]:
    """Yield each; `words` are the one that was there and the one that came."""
    for name, (files, model) in _read().items():
        yield from _single(name, files, sent_or_caught(model), "message", _messages_for)
        yield from _single(name, files, operated(model), "operatie", _operations_for)


def exchanges() -> Iterator[Edit]:
    """Yield each two of them in one procedure that change places, so that both are still there."""
    for name, (files, model) in _read().items():
        yield from _both(name, files, sent_or_caught(model), "message", _messages_for)
        yield from _both(name, files, operated(model), "operatie", _operations_for)


def _read() -> dict[str, tuple[Files, Model]]:
    return {name: (files, read_model(files)[0]) for name, files in procedures().items()}


def sent_or_caught(model: Model) -> list[Element]:
    return [each for each in model.elements.values() if each.event == "message" and each.message]


def operated(model: Model) -> list[Element]:
    return [each for each in model.elements.values() if each.livc.get("operatie")]


def _messages_for(element: Element) -> Iterator[str]:
    sends = element.type in THROWN
    for word, message in MESSAGES.items():
        if element.process_id in (message.senders if sends else message.receivers):
            yield word


def _operations_for(element: Element) -> Iterator[str]:
    yield from (word for word, each in OPERATIONS.items() if element.process_id in each.processes)


def _single(name: str, files: Files, drawn: list[Element], what: str, others: Others) -> Iterator[Edit]:
    for element in drawn:
        was = element.livc[what]
        for word in others(element):
            if word != was:
                swapped = with_attribute(files, element.place.file, element.id, what, word)
                yield Edit(f"{name}: {element.id} {was} → {word}", swapped, (was, word))


def _both(name: str, files: Files, drawn: list[Element], what: str, others: Others) -> Iterator[Edit]:
    for one, other in combinations(drawn, 2):
        first, second = one.livc[what], other.livc[what]
        if first != second and second in others(one) and first in others(other):
            once = with_attribute(files, one.place.file, one.id, what, second)
            twice = with_attribute(once, other.place.file, other.id, what, first)
            yield Edit(f"{name}: {one.id} {first} ↔ {other.id} {second}", twice, (first, second))
