"""Tokens that wait at a join, when the flows they came along are drawn otherwise."""

from collections import Counter

from app.domain.migration import Choice
from app.domain.sentence import Sentence
from app.procedure.migration import ways
from app.procedure.migration.comparing import Comparison, named
from app.procedure.migration.deciding import Deciding
from app.procedure.migration.position import EngineToken
from app.procedure.model import Element, Flow

Arrived = tuple[tuple[str, int], ...]


def remapped(comparison: Comparison, token: EngineToken, after: Element, deciding: Deciding) -> Arrived:
    """Return what arrived at a join, by the flows of the new drawing."""
    arrived: Counter[str] = Counter()
    for flow_id, count in token.arrived or ():
        target = _same(comparison, flow_id, after) or _instead(comparison, flow_id, after, deciding)
        if target is None:
            continue
        arrived[target] += count
    return tuple(sorted(arrived.items()))


def _same(comparison: Comparison, flow_id: str, after: Element) -> str | None:
    """Return the flow from the same element: under its own id, or the only one there is."""
    source = comparison.process_before(after).flows[flow_id].source
    incoming = comparison.process_after(after).incoming(after.id)
    flows = [flow.id for flow in incoming if flow.source == source]
    if flow_id in flows:
        return flow_id
    if len(flows) == 1:
        return flows[0]
    return None


def _instead(comparison: Comparison, flow_id: str, after: Element, deciding: Deciding) -> str | None:
    """Return the flow that took the place of one that is gone; None when its branch is gone, or not decided."""
    found = _candidates(comparison, flow_id, after)
    if not found:
        deciding.note(
            Sentence(
                "Een tak die al bij {stap} wachtte, bestaat niet meer en telt daar niet meer mee.",
                stap=named(after),
            )
        )
        return None
    if len(found) == 1:
        return found[0].id
    process = comparison.process_after(after)
    choices = [
        Choice(f.id, Sentence("Hij kwam langs {stap}", stap=named(process.elements[f.source]))) for f in found
    ]
    sentence = Sentence(
        "Bij {stap} wacht een tak, en de tekening zegt niet meer langs welke pijl hij kwam.",
        stap=named(after),
    )
    return deciding.ask(f"pijl:{after.id}:{flow_id}", sentence, choices)


def _candidates(comparison: Comparison, flow_id: str, after: Element) -> list[Flow]:
    gained = comparison.flows_gained(after)
    old, process = comparison.process_before(after), comparison.process_after(after)
    source = old.flows[flow_id].source
    for at in ways.before(old, [source]):
        if at not in process.elements:
            continue
        reached = set(ways.behind(process, [at], not_past=frozenset({after.id})))
        found = [flow for flow in gained if flow.source in reached]
        if found:
            return found
    return []
