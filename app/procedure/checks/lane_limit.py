"""A process has no more lanes than there can be roles, and a lane names what stands in it once."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.model import Process

SOURCE: Final = "CONVENTIES.md, BPMN"
MAX_LANES: Final = 50
MAX_MEMBERS: Final = 3000
"""Each of three hundred elements in ten lanes that lie in each other."""


def check(model: Model) -> Iterator[Finding]:
    """Yield processes with too many lanes, or with lanes that name too much."""
    for process in model.processes.values():
        if len(process.lanes) > MAX_LANES:
            yield at(
                process.place,
                "Een proces heeft ten hoogste {hoogste} lanes; hier zijn er {aantal}. Geef elke rol één lane.",
                hoogste=MAX_LANES,
                aantal=len(process.lanes),
            )
        elif _named_in(process) > MAX_MEMBERS:
            yield at(
                process.place,
                "De lanes van dit proces noemen samen meer dan {hoogste} elementen (flowNodeRef); noem elk "
                "element één keer.",
                hoogste=MAX_MEMBERS,
            )


def _named_in(process: Process) -> int:
    return sum(len(lane.members) for lane in process.lanes)
