"""An end that stops everything does not race with what is done by itself on a branch beside it."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.model import Element, Process
from app.procedure.racing import BASIS, SENTENCE, Branching

SOURCE: Final = BASIS


def check(model: Model) -> Iterator[Finding]:
    """Yield each such end with the first step beside it that may still be done or not."""
    for process in model.processes.values():
        nodes = {**process.refused, **process.elements}
        for end, step in _branching(process, nodes).races():
            beside = nodes[step]
            yield at(nodes[end].place, SENTENCE, beside.place, stap=beside.name or step)


def _branching(process: Process, nodes: dict[str, Element]) -> Branching:
    types = {each.id: each.type for each in nodes.values()}
    stopping = frozenset(each.id for each in nodes.values() if each.event == "terminate")
    flows = process.flows.values()
    return Branching(types, stopping, [(flow.source, flow.target) for flow in flows])
