"""A lane holds only what is drawn."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn_lanes
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.8"


def check(model: Model) -> Iterator[Finding]:
    """Yield lanes that name what is not there."""
    for process, lane in drawn_lanes(model):
        for member in lane.members:
            if process.node(member) is None:
                yield at(
                    lane.place,
                    'In deze lane staat "{element}", dat niet bestaat; haal het eruit.',
                    element=member,
                )
