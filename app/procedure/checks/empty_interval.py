"""A range holds something."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.conditions import parsed
from app.procedure.drawn import at
from app.procedure.expressions.constants import is_empty
from app.procedure.expressions.nodes import Interval, Node, walk
from app.procedure.findings import Finding

SOURCE: Final = "DMN 1.5 §10.3.2.7"


def check(model: Model) -> Iterator[Finding]:
    """Yield ranges in which nothing lies."""
    for place, node, _ in parsed(model):
        if any(map(_is_empty_range, walk(node))):
            yield at(place, "Dit bereik is leeg: niets ligt erin. Zet het kleinste eerst.")


def _is_empty_range(node: Node) -> bool:
    return isinstance(node, Interval) and is_empty(node)
