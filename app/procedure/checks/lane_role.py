"""A lane says which role it is."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn_lanes
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:role"


def check(model: Model) -> Iterator[Finding]:
    """Yield lanes without a role."""
    for _, lane in drawn_lanes(model):
        if not lane.livc.get("role"):
            yield at(lane.place, "Deze lane noemt geen rol (livc:role).")
