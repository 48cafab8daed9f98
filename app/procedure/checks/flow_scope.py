"""No flow crosses the border of a sub-process."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn_flows
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §8.4.13"


def check(model: Model) -> Iterator[Finding]:
    """Yield flows over a border."""
    for process, flow in drawn_flows(model):
        source, target = process.node(flow.source), process.node(flow.target)
        if source is not None and target is not None and source.scope != target.scope:
            yield at(
                flow.place, "Deze pijl loopt over de rand van een deelproces.", source.place, target.place
            )
