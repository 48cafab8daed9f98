"""A repeated timer ends by itself: nothing behind it waits, so that nobody finds 260 copies of one task.

BPMN gives every repetition a token of its own. What waits behind it then comes on top of what was left open, week
after week for five years; a coördinator wants to be reminded, not to tick off reminders.
"""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, repeated_timers
from app.procedure.findings import Finding, Run
from app.procedure.graph import closure, following, way_to
from app.procedure.model import CONTAINERS, Element, Process

SOURCE: Final = "CONVENTIES.md, herhaalde timers"
_WAITING: Final = CONTAINERS | frozenset(
    {"userTask", "manualTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway"}
)
_JOINS: Final = frozenset({"parallelGateway", "inclusiveGateway"})


def check(model: Model) -> Iterator[Finding]:
    """Yield repeated timers with something behind them that waits, and the way to it."""
    for process, element in repeated_timers(model):
        yield from _waiting(process, element)


def _waiting(process: Process, element: Element) -> Iterator[Finding]:
    reached = closure([element], following(process))
    behind = (process.elements[each] for each in reached if each in process.elements)
    first = next((each for each in behind if each is not element and _waits(process, each)), None)
    if first is not None:
        yield at(
            element.place,
            "Wat zich herhaalt moet vanzelf eindigen, maar hierachter wacht {wacht}: dan komt er elke "
            'keer een open stap bij. Laat hier een dienst volgen (livc:operatie="herinnering_sturen") en dan '
            "een eindevent, of herinner één keer, met timeDuration.",
            first.place,
            run=Run(way_to(first, reached)),
            wacht=first.id,
        )


def _waits(process: Process, element: Element) -> bool:
    joins = element.type in _JOINS and len(process.incoming(element.id)) > 1
    return element.type in _WAITING or joins
