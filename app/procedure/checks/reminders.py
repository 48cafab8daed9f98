"""A repeated timer ends by itself: nothing behind it waits, so that nobody finds 260 copies of one task.

BPMN gives every repetition a token of its own. What waits behind it then comes on top of what was left open, week
after week for five years; a coördinator wants to be reminded, not to tick off reminders.
"""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.checks.places import at, drawn
from app.procedure.findings import Finding
from app.procedure.model import CONTAINERS, Element, Process

_WAITING: Final = CONTAINERS | frozenset(
    {"userTask", "manualTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway"}
)
_JOINS: Final = frozenset({"parallelGateway", "inclusiveGateway"})


def check(model: Model) -> Iterator[Finding]:
    """Yield repeated timers with something behind them that waits."""
    for process, element in drawn(model):
        if element.event != "timer" or element.timer is None or element.timer.kind != "cycle":
            continue
        for waiting in (each for each in _behind(process, element) if _waits(process, each)):
            yield at(
                element.place,
                f"Wat zich herhaalt moet vanzelf eindigen, maar hierachter wacht {waiting.id}: dan komt er elke "
                'keer een open stap bij. Laat hier een dienst volgen (livc:operatie="herinnering_sturen") en dan '
                "een eindevent, of herinner één keer, met timeDuration.",
            )
            break


def _waits(process: Process, element: Element) -> bool:
    joins = element.type in _JOINS and len(process.incoming(element.id)) > 1
    return element.type in _WAITING or joins


def _behind(process: Process, element: Element) -> Iterator[Element]:
    seen, todo = {element.id}, [element]
    while todo:
        for flow in process.outgoing(todo.pop(0).id):
            target = process.elements.get(flow.target)
            if target is not None and target.id not in seen:
                seen.add(target.id)
                todo.append(target)
                yield target
