"""An element is in one lane, or in lanes that lie in each other."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.model import Lane

SOURCE: Final = "BPMN 2.0.2 §10.8"


def check(model: Model) -> Iterator[Finding]:
    """Yield elements in two lanes, once each."""
    for process in model.processes.values():
        first: dict[str, Lane] = {}
        for lane in process.lanes:
            for member in lane.members:
                other = first.setdefault(member, lane)
                if _are_apart(lane, other):
                    yield _in_two(lane, other, member)


def _are_apart(lane: Lane, other: Lane) -> bool:
    return other is not lane and other.id not in lane.around


def _in_two(lane: Lane, other: Lane, member: str) -> Finding:
    return at(
        lane.place,
        '"{element}" staat ook in de lane "{andere}"; kies er één.',
        other.place,
        element=member,
        andere=other.name or other.id,
    )
