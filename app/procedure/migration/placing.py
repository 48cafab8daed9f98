"""Puts every token of an instance on its element in the new drawing, or asks where it goes."""

from dataclasses import replace

from app.domain.sentence import Sentence
from app.procedure.migration import joins, ways
from app.procedure.migration.awaiting import await_together, find_only_awaited, keep_awaiting
from app.procedure.migration.bodies import keep_body
from app.procedure.migration.boundaries import hang_all, loosen
from app.procedure.migration.comparing import Comparison, is_join
from app.procedure.migration.deciding import Deciding
from app.procedure.migration.drafting import Draft, Scope
from app.procedure.migration.gone import lost_join, lost_step
from app.procedure.migration.packing import can_unpack, find_between, tell_unpacked, wrap
from app.procedure.migration.position import EnginePosition, EngineToken
from app.procedure.migration.result import Result
from app.procedure.migration.telling import tell
from app.procedure.model import Element


def placed(comparison: Comparison, position: EnginePosition, deciding: Deciding, process_id: str) -> Result:
    """Return the new position of an instance of a process; what is not decided yet is left out."""
    if process_id not in comparison.new.processes:
        deciding.stay(
            Sentence("Het proces “{proces}” bestaat niet meer in de nieuwe versie.", proces=process_id)
        )
        return Result(())
    draft = Draft(comparison, position, deciding)
    for token in position.tokens:
        loosen(draft, token)
    _scope(draft, "", Scope("", process_id))
    return Result(tuple(draft.tokens), tuple(draft.acts))


def _scope(draft: Draft, inside: str, scope: Scope) -> None:
    for token in draft.position.standing(inside):
        _standing(draft, token, scope)


def _standing(draft: Draft, token: EngineToken, scope: Scope) -> None:
    """Place a token that stands by itself in a scope."""
    after = draft.comparison.find_same(token.at)
    if after is not None and after.scope == scope.name:
        _keep(draft, token, after, scope)
    elif after is not None and (around := find_between(draft, after, scope)) is not None:
        _standing(draft, token, wrap(draft, token, around, scope))
    elif can_unpack(draft, token, scope):
        tell_unpacked(draft, token)
        _scope(draft, token.id, scope)
    elif is_join(draft.comparison.before(token.at)):
        lost_join(draft, token, scope)
    elif (heard := find_only_awaited(draft, token)) is not None:
        _standing(draft, replace(heard, under=None), scope)
    elif (renumbered := lost_step(draft, token, scope)) is not None:
        _keep(draft, token, renumbered, scope)
        draft.renumber(token, renumbered)


def _keep(draft: Draft, token: EngineToken, after: Element, scope: Scope) -> None:
    """Leave a token where it is, with what hangs under it and runs inside it."""
    gateway = ways.awaiting(draft.comparison.process_after(after), after)
    kept = replace(token, inside=scope.token, under=None)
    if gateway is not None:
        await_together(draft, token, after, gateway, scope)
    elif is_join(after) and token.arrived is not None:
        _join(draft, kept, after)
    elif after.type == "eventBasedGateway":
        draft.put(kept)
        keep_awaiting(draft, kept, after)
    else:
        draft.put(kept)
        keep_body(draft, kept, after, scope, _scope)
        hang_all(draft, kept, after, scope)
        tell(draft.deciding, draft.comparison.before(token.at), after)


def _join(draft: Draft, token: EngineToken, after: Element) -> None:
    arrived = joins.remapped(draft.comparison, token, after, draft.deciding)
    if arrived:
        draft.put(replace(token, arrived=arrived))
