"""The shapes that one draws: of all that the reader knows, what says one thing in one way."""

from dataclasses import dataclass
from itertools import product
from typing import Final

from app.procedure.known import POSSIBLE_EVENTS
from app.procedure.model import ACTIVITIES, CONTAINERS, GATEWAYS

PLAIN: Final = "none"
"""The event of a shape that waits for nothing and sends nothing."""
Drawn = tuple[str, str]
"""The tag in the file, and the event on it: ("startEvent", "message")."""


@dataclass(frozen=True)
class DrawableShape:
    """A row of the palette."""

    tag: str
    event: str
    name: str
    """What people call it, in Dutch."""
    group: str
    icon: str
    """The name of its sign in the letters of the drawing program."""

    @property
    def drawn(self) -> Drawn:
        """What it is in a file."""
        return self.tag, self.event

    @property
    def on_edge(self) -> bool:
        """Whether it is put on the edge of a step."""
        return self.tag == "boundaryEvent"

    @property
    def follows(self) -> bool:
        """Whether it may be put right behind another shape."""
        return not self.on_edge and self.tag != "startEvent"


SHAPES: Final = (
    DrawableShape("userTask", PLAIN, "Stap van iemand", "stappen", "user-task"),
    DrawableShape("serviceTask", PLAIN, "Stap van Casuspad", "stappen", "service-task"),
    DrawableShape("businessRuleTask", PLAIN, "Tabel die beslist", "stappen", "business-rule-task"),
    DrawableShape("subProcess", PLAIN, "Deel met eigen stappen", "stappen", "subprocess-expanded"),
    DrawableShape("callActivity", PLAIN, "Andere procedure", "stappen", "call-activity"),
    DrawableShape("exclusiveGateway", PLAIN, "Keuze: één weg", "wegen", "gateway-xor"),
    DrawableShape("inclusiveGateway", PLAIN, "Keuze: één of meer wegen", "wegen", "gateway-or"),
    DrawableShape("parallelGateway", PLAIN, "Tegelijk, of weer samen", "wegen", "gateway-parallel"),
    DrawableShape("eventBasedGateway", PLAIN, "Wachten op wat eerst komt", "wegen", "gateway-eventbased"),
    DrawableShape("startEvent", PLAIN, "Begin", "begin en einde", "start-event-none"),
    DrawableShape("startEvent", "message", "Begin door een bericht", "begin en einde", "start-event-message"),
    DrawableShape("endEvent", PLAIN, "Einde", "begin en einde", "end-event-none"),
    DrawableShape("endEvent", "message", "Einde met een bericht", "begin en einde", "end-event-message"),
    DrawableShape("endEvent", "terminate", "Einde van alles", "begin en einde", "end-event-terminate"),
    DrawableShape(
        "intermediateCatchEvent", "timer", "Wachten op een dag", "wachten", "intermediate-event-catch-timer"
    ),
    DrawableShape(
        "intermediateCatchEvent",
        "message",
        "Wachten op een bericht",
        "wachten",
        "intermediate-event-catch-message",
    ),
    DrawableShape(
        "intermediateThrowEvent", "message", "Bericht sturen", "wachten", "intermediate-event-throw-message"
    ),
    DrawableShape(
        "boundaryEvent", "timer", "Termijn op een stap", "wachten", "intermediate-event-catch-timer"
    ),
    DrawableShape(
        "boundaryEvent", "message", "Bericht tijdens een stap", "wachten", "intermediate-event-catch-message"
    ),
)
SAID_OTHERWISE: Final[frozenset[Drawn]] = frozenset(
    {
        ("manualTask", PLAIN),
        ("sendTask", PLAIN),
        ("receiveTask", PLAIN),
        ("intermediateThrowEvent", PLAIN),
    }
)
"""What is read and executed, and never drawn anew: another shape says the same."""


def executed() -> frozenset[Drawn]:
    """Return everything that is executed when it is drawn."""
    found: set[Drawn] = set()
    for tag in ACTIVITIES | CONTAINERS | GATEWAYS:
        found.add((tag, PLAIN))
    for tag, possible in POSSIBLE_EVENTS.items():
        found.update(product([tag], possible))
    return frozenset(found)
