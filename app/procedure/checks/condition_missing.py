"""Every way out of a choice but the default says when it is taken."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, choices, parting
from app.procedure.findings import Finding
from app.procedure.model import Flow

SOURCE: Final = "CONVENTIES.md, keuzes"


def check(model: Model) -> Iterator[Finding]:
    """Yield ways without a condition."""
    unclear = {element.id for element, out in choices(model) if not _default_is_here(element.default, out)}
    for element, flow in parting(model):
        if flow.condition or flow.id == element.default or element.id in unclear:
            continue
        yield at(flow.place, "Op deze pijl ontbreekt een voorwaarde.", element.place)


def _default_is_here(default: str | None, out: tuple[Flow, ...]) -> bool:
    """Answer whether the default is known; when it is not, its flow only seems to lack a condition."""
    return default is None or default in {flow.id for flow in out}
