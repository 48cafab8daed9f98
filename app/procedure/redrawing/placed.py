"""Where a new step comes: before another, on a way that leaves it, or at the same time."""

from dataclasses import dataclass
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.edits.add_gateway import AddGateway
from app.procedure.edits.add_step import Side
from app.procedure.edits.edit import Edit
from app.procedure.redrawing.asked import Option
from app.procedure.redrawing.leading import said_of
from app.procedure.redrawing.spot import StepSpot
from app.procedure.step_list import Way

PLACE: Final = "plaats"
BESIDE: Final = "ernaast"
_BEFORE: Final = "ervoor"
_ON_WAY: Final = "weg:"
_RUNS: Final = frozenset({"userTask", "subProcess", "callActivity", "serviceTask"})


@dataclass(frozen=True)
class NewPlace:
    """Where it comes: the step or arrow that the edit names, and what follows it."""

    at: str
    side: Side
    follower: str
    said: Sentence
    join: str = ""
    """The id of what waits for both, where it runs beside another."""

    def merged(self, step: str) -> tuple[tuple[Edit, ...], str]:
        """Return where all ways from a new step may end, with the edit that lets them come together there.

        What waits for two steps beside each other waits for one arrow of each.
        """
        if not self.join:
            return (), self.follower
        merge = f"klaar_{step}"
        return (AddGateway(step, "after", "exclusiveGateway", wish=merge),), merge


def places_at(spot: StepSpot) -> tuple[Option, ...]:
    """Return where a step may come: before, on each way that goes on, or at the same time."""
    ways = _ways(spot)
    is_reached = spot.item.arrows_in > 0
    is_single = len(ways) == 1 and spot.item.gateway is None
    found = []
    if is_reached:
        found.append(Option(_BEFORE, "Vóór deze stap"))
    if is_single:
        found.append(Option(f"{_ON_WAY}{ways[0].flows[0].id}", "Na deze stap"))
    else:
        found += [_on(spot, way) for way in ways]
    if is_single and is_reached and spot.element.type in _RUNS:
        found.append(Option(BESIDE, "Tegelijk met deze stap; daarna wordt op beide gewacht"))
    return tuple(found)


def _ways(spot: StepSpot) -> list[Way]:
    """Return the ways that go on by themselves or by an answer, not by what is awaited."""
    return [way for way in spot.item.ways if way.flows and not way.event]


def _on(spot: StepSpot, way: Way) -> Option:
    words = Sentence("Na deze stap, bij “{weg}”", weg=said_of(spot, way))
    return Option(f"{_ON_WAY}{way.flows[0].id}", words)


def place_of(spot: StepSpot, chosen: str, name: str, step: str) -> NewPlace:
    """Return the place that was chosen for a new step, with what is said of it."""
    here = spot.element.id
    words = {"nieuw": name, "stap": spot.said}
    if chosen == _BEFORE:
        return NewPlace(here, "before", here, Sentence("Vóór “{stap}” komt: “{nieuw}”", **words))
    if chosen == BESIDE:
        join = f"samen_{step}"
        return NewPlace(
            here, "beside", join, Sentence("Tegelijk met “{stap}” loopt: “{nieuw}”", **words), join
        )
    flow = spot.process.flows[chosen.removeprefix(_ON_WAY)]
    return NewPlace(flow.id, "after", flow.target, Sentence("Na “{stap}” komt: “{nieuw}”", **words))
