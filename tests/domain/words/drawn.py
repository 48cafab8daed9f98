"""What is drawn in the models of this repository: their livc words, read as a model."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from app.procedure.bundle import Model, read_model
from app.procedure.model import Element

PROCESSES = Path(__file__).parents[3] / "processes"


@cache
def everything() -> Model:
    """Return all models together."""
    found = [p for ending in ("bpmn", "dmn", "yaml") for p in sorted(PROCESSES.glob(f"*/*.{ending}"))]
    model, _ = read_model({f"{p.parent.name}/{p.name}": p.read_bytes() for p in found})
    return model


def elements() -> Iterator[Element]:
    """Yield every element of every model."""
    for process in everything().processes.values():
        yield from process.elements.values()


def drawn(attribute: str) -> frozenset[str]:
    """Return the words that stand in a livc attribute somewhere."""
    return frozenset(word for e in elements() if (word := e.livc.get(attribute)))
