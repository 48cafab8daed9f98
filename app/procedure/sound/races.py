"""Says of any drawing where an end that stops everything races with what is done by itself beside it."""

from collections.abc import Iterator
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.findings import Finding
from app.procedure.model import Place
from app.procedure.racing import BASIS, SENTENCE, Branching
from app.procedure.sound.drawing import Node, Sheet

CHECK: Final = "terminate_race"


def races_in(sheet: Sheet) -> Iterator[Finding]:
    """Yield a finding for each such end, with the first step beside it that may still be done or not."""
    nodes = sheet.nodes
    types = {each.id: each.type for each in nodes.values()}
    stopping = frozenset(each.id for each in nodes.values() if each.event == "terminate")
    flows = sheet.flows.values()
    branching = Branching(types, stopping, [(flow.source, flow.target) for flow in flows])
    for end, step in branching.races():
        yield _told(sheet, nodes[end], nodes[step])


def _told(sheet: Sheet, end: Node, step: Node) -> Finding:
    said = Sentence(SENTENCE, stap=step.name or step.id)
    beside = Place(sheet.file, step.line, step.id)
    return Finding(Place(sheet.file, end.line, end.id), said, CHECK, source=BASIS, others=(beside,))
