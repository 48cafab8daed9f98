"""A flow begins and ends at something that is drawn."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn_flows
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §8.4.13"


def check(model: Model) -> Iterator[Finding]:
    """Yield flows from or to nothing; what is refused is there all the same."""
    for process, flow in drawn_flows(model):
        ends = (process.node(flow.source), process.node(flow.target))
        if None in ends:
            yield at(flow.place, "Deze pijl begint of eindigt bij iets dat niet bestaat.")
