"""New branches at a split that a casus has already passed, while the others are still under way."""

from dataclasses import replace

from app.domain.migration import Choice
from app.domain.sentence import Sentence
from app.procedure.migration import ways
from app.procedure.migration.comparing import Comparison, is_join, named
from app.procedure.migration.deciding import Deciding
from app.procedure.migration.position import EngineToken
from app.procedure.migration.result import Act, Result
from app.procedure.model import Element, Flow, Process


def with_branches(comparison: Comparison, result: Result, deciding: Deciding, process_id: str) -> Result:
    """Return the result with the new branches that start now, as decided."""
    acts = list(result.acts)
    for token, scope in scopes_of(comparison, result, process_id):
        standing = [t for t in result.tokens if t.stands_in(token)]
        process = _process_of(comparison, scope)
        for split in process.within(scope):
            for flow in _starting(comparison, split, standing):
                acts += _asked(comparison, split, flow, token, deciding)
    return replace(result, acts=tuple(acts))


def _starting(comparison: Comparison, split: Element, standing: list[EngineToken]) -> tuple[Flow, ...]:
    """Return the branches that a split has more than before, when something is under way behind it."""
    gained = _gained(comparison, split)
    if gained and _is_under_way(comparison, split, standing):
        return gained
    return ()


def scopes_of(comparison: Comparison, result: Result, process_id: str) -> list[tuple[str, str]]:
    """Return the scopes that run: the token each runs in, and what draws it."""
    found = {"": process_id}
    busy = result.busy()
    for token in result.tokens:
        element = comparison.new.elements[token.at]
        if token.id in busy:
            found[token.id] = element.called or element.id
    return list(found.items())


def _process_of(comparison: Comparison, scope: str) -> Process:
    element = comparison.new.elements.get(scope)
    return comparison.new.processes[element.process_id if element else scope]


def _gained(comparison: Comparison, split: Element) -> tuple[Flow, ...]:
    """Return the branches that a split has more than before, if it split already."""
    old = comparison.old.elements.get(split.id)
    if old is None or old.process_id != split.process_id:
        return ()
    if not is_join(old) or not is_join(split):
        return ()
    if len(comparison.process_before(old).outgoing(old.id)) < 2:
        return ()
    return ways.branches_gained(comparison, split)


def _is_under_way(comparison: Comparison, split: Element, standing: list[EngineToken]) -> bool:
    """Answer whether a token stands between the split and the place where its branches meet, or waits there."""
    process = comparison.process_after(split)
    begins = [flow.target for flow in process.outgoing(split.id)]
    end = ways.meeting(process, begins)
    limits = frozenset(filter(None, (split.id, end)))
    between = set(ways.behind(process, begins, not_past=limits)) - limits
    return any(token.at in between or (token.arrived and token.at == end) for token in standing)


def _asked(comparison: Comparison, split: Element, flow: Flow, token: str, deciding: Deciding) -> list[Act]:
    first = named(comparison.process_after(split).elements[flow.target])
    answer = deciding.ask(
        f"tak:{flow.id}",
        Sentence(
            "Bij {stap} komt een tak bij, die begint met {eerste}. Deze casus is daar al "
            "voorbij, en de andere takken lopen nog.",
            stap=named(split),
            eerste=first,
        ),
        (
            Choice("start", Sentence("Start {eerste} nu", eerste=first)),
            Choice("zonder", Sentence("Ga verder zonder {eerste}", eerste=first)),
        ),
    )
    return [Act("enter", token, flow.target, flow.id)] if answer == "start" else []
