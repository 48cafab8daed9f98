"""The pencil that draws random models, and the words it knows."""

import random
from dataclasses import dataclass, field
from typing import Any

from tests.engine.agreement.drawing import Arrow, Part

CONDITIONS = (
    "k0 = true",
    "k1 = true",
    "not(k0 = true)",
    'w = "y"',
    'w in ("x", "z")',
    "n > 1",
    'k1 = true and w != "y"',
    "pd = true",
    "po = true",
)
WORDS = ("besproken", "ronde_gesloten", "evaluatie_vervroegd")
MOMENTS = (
    ("timeDuration", "P1D"),
    ("timeDuration", "P1D"),
    ("timeDuration", "P3D"),
    ("timeDuration", "PT0S"),
    ("timeDuration", "P1M"),
    ("timeDate", "dag"),
    ("timeDate", "2026-02-01"),
    ("timeDate", 'dag - duration("P7D")'),
)
CYCLES = ("R2/P1D", "R3/P2D", "R/P3D", "R2/2026-01-20/P1D")
PASSING = ("serviceTask", "businessRuleTask", "sendTask", "intermediateThrowEvent")
GATEWAYS = ("exclusiveGateway", "parallelGateway", "inclusiveGateway")
SPEAKING = frozenset({"receiveTask", "sendTask", "intermediateThrowEvent"})


@dataclass
class Pencil:
    """`room` is how many parts may still be drawn."""

    dice: random.Random
    room: int
    parts: list[Part] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    every_round: str = "sequence"
    """What is surely drawn in every round."""
    names: int = 0

    def part(self, tag: str, scope: str, **attributes: object) -> str:
        """Draw one part."""
        self.names += 1
        self.room -= 1
        name = f"{tag[:3].lower()}{self.names}"
        self.parts.append(Part(name, tag, scope, **attributes))  # type: ignore[arg-type]
        return name

    def arrow(self, source: str, target: str) -> None:
        """Draw an arrow."""
        self.arrows.append(Arrow(source, target, self.dice.choice(CONDITIONS)))

    def event(self, *, cycles: bool = False) -> dict[str, Any]:
        """Return what an event waits for."""
        if cycles and self.dice.random() < 0.4:
            return {"timer": ("timeCycle", self.dice.choice(CYCLES))}
        if self.dice.random() < 0.5:
            return {"word": self.dice.choice(WORDS)}
        return {"timer": self.dice.choice(MOMENTS)}
