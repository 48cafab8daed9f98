"""Whether a casus can still reach an end from its new position, by the token game, scope by scope."""

from collections import Counter, deque
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.bundle import Model
from app.procedure.game import FreeGame, GameError, Position, TooManyPositionsError, Wait
from app.procedure.game.board import Board
from app.procedure.migration.branches import scopes_of
from app.procedure.migration.comparing import Comparison, is_join, named
from app.procedure.migration.position import EngineToken
from app.procedure.migration.result import Act, Result
from app.procedure.model import Element, Process

_CONTAINERS: Final = frozenset({"subProcess", "callActivity"})
_MOST: Final = 400
"""Positions looked at in one scope; in practice a few dozen."""
_MOST_TOKENS: Final = 24
"""What a branch that nobody closes may pile up before it is not followed any farther."""


def dead_end(
    comparison: Comparison, old: Sequence[EngineToken], result: Result, process_id: str
) -> Sentence | None:
    """Return a sentence on the scope that could not end any more, None when all can.

    A scope that is drawn as before and in which nothing starts is not looked at, and neither is one that
    could not end on the old version either.
    """
    empty = _find_emptied(comparison.new, result)
    if empty is not None:
        return Sentence(
            "In {stap} blijft in de nieuwe versie niets over om verder te doen.", stap=named(empty)
        )
    for token, scope in scopes_of(comparison, result, process_id):
        acts = [act for act in result.acts if act.enters(token)]
        if not acts and _is_drawn_the_same(comparison, scope):
            continue
        standing = _standing(result.tokens, token)
        if _can_end(comparison.new, standing, result.tokens, acts):
            continue
        if not _could_never_end(comparison.old, old, token):
            return _words(comparison, standing)
    return None


def _standing(tokens: Sequence[EngineToken], inside: str) -> list[EngineToken]:
    return [token for token in tokens if token.stands_in(inside)]


def _could_never_end(model: Model, tokens: Sequence[EngineToken], inside: str) -> bool:
    """Answer whether what ran in a scope could not end as it was drawn before."""
    standing = _standing(tokens, inside)
    return bool(standing) and not _can_end(model, standing, tokens, ())


def _find_emptied(model: Model, result: Result) -> Element | None:
    """Return an activity that goes on while nothing runs inside it any more: nothing would ever end it."""
    starting = {act.token for act in result.acts}
    busy = starting.union(token.inside for token in result.tokens)
    for token in result.tokens:
        if token.id in busy or token.items is not None:
            continue
        element = model.elements[token.at]
        if element.type in _CONTAINERS:
            return element
    return None


def _words(comparison: Comparison, standing: Iterable[EngineToken]) -> Sentence:
    joins = [comparison.new.elements[token.at] for token in standing if token.arrived]
    if joins:
        return Sentence(
            "In de nieuwe versie zou de casus bij {stap} voor altijd op een tak blijven wachten.",
            stap=named(joins[0]),
        )
    return Sentence(
        "Vanaf de plaats waar de casus staat, kan hij in de nieuwe versie het einde niet meer bereiken."
    )


def _is_drawn_the_same(comparison: Comparison, scope: str) -> bool:
    return _drawn(comparison.old, scope) == _drawn(comparison.new, scope)


def _drawn(model: Model, scope: str) -> object:
    """Return what of a scope must be the same for it to be the same drawing."""
    element = model.elements.get(scope)
    process = model.processes.get(element.process_id if element else scope)
    if process is None:
        return None
    inside = {e.id: (e.type, e.event, e.attached_to, e.interrupting) for e in process.within(scope)}
    return inside, _flows_from(process, inside)


def _flows_from(process: Process, sources: Collection[str]) -> set[tuple[str, str, str]]:
    flows = [flow for flow in process.flows.values() if flow.source in sources]
    return {(flow.id, flow.source, flow.target) for flow in flows}


def _can_end(
    model: Model, standing: Sequence[EngineToken], every: Sequence[EngineToken], acts: Sequence[Act]
) -> bool:
    """Answer whether an end can be reached from everywhere this scope can come to."""
    game = FreeGame(model, "", repetitions=(1,), limit=_MOST)
    try:
        first = game.settle(_put_down(game, model, standing, every, acts))
        return _always_ends(game, first)
    except TooManyPositionsError:
        return True
    except GameError:
        return False


def _put_down(
    game: FreeGame,
    model: Model,
    standing: Sequence[EngineToken],
    every: Sequence[EngineToken],
    acts: Sequence[Act],
) -> Position:
    board = Board(Position(()))
    for token in standing:
        element = model.elements[token.at]
        if is_join(element):
            _put_arrived(game, board, token)
            continue
        piece = board.put(element.id, 0, "open" if _is_activity(element) else "waiting")
        for event in _heard(model, token, element, every):
            board.listen(piece, Wait(0, event.id, word=event.message, timed=event.event == "timer"))
    for act in acts:
        game.rules.arrive(board, act.at, 0, act.flow or "")
    return board.position()


def _put_arrived(game: FreeGame, board: Board, join: EngineToken) -> None:
    """Let arrive at a join what had arrived there."""
    for flow in Counter(dict(join.arrived or ())).elements():
        game.rules.arrive(board, join.at, 0, flow)


def _is_activity(element: Element) -> bool:
    return not (element.catches or element.type == "eventBasedGateway")


def _heard(model: Model, token: EngineToken, element: Element, every: Sequence[EngineToken]) -> list[Element]:
    """Return the events that a token listens for: its own, and what hangs under it."""
    own = [] if element.type == "eventBasedGateway" or _is_activity(element) else [element]
    return own + [model.elements[t.at] for t in every if t.under == token.id and not t.is_instance]


def _always_ends(game: FreeGame, first: frozenset[Position]) -> bool:
    leads_to: dict[Position, set[Position]] = {}
    todo, piled = deque(first), False
    while todo and len(leads_to) < _MOST:
        position = todo.popleft()
        if len(position.tokens) > _MOST_TOKENS:
            piled = True
        elif position not in leads_to:
            leads_to[position] = _next(game, position)
            todo += leads_to[position] - leads_to.keys()
    good = {position for position in leads_to if position.ended is not None}
    if todo or piled:
        return bool(good)
    return _closed(leads_to, good)


def _next(game: FreeGame, position: Position) -> set[Position]:
    return {new for move in game.moves(position) for new in game.play(position, move)}


def _closed(leads_to: dict[Position, set[Position]], good: set[Position]) -> bool:
    """Answer whether every position leads to a good one."""
    while True:
        doubtful = leads_to.keys() - good
        more = {position for position in doubtful if leads_to[position] & good}
        if not more:
            return not doubtful
        good |= more
