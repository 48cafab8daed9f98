"""The token game: what BPMN 2.0 says that a model does, in our own words and apart from the engine.

Written from the standard, over the model of our own reader; it shares nothing with `app.engine`, so that each can
be held against the other.

With values, one step after the other::

    game = Game(model, "casus")
    position = game.start(variables, bindings, now)
    for move in game.moves(position): ...
    position = game.play(position, move, World(now, bindings, variables))
    position = game.wait(position, World(later, bindings, {}))

Without values, everything that can ever be::

    reachable(model, "casus")            # every set of elements that can be active together
    allows(model, "casus", frozenset({"t_kw"}))
    FreeGame(model, "casus").positions() # the positions themselves, to search further
"""

from app.procedure.game.errors import GameError, TooManyPositionsError
from app.procedure.game.free import FreeGame, allows, reachable
from app.procedure.game.moves import Complete, Deliver, Fire, GameMove
from app.procedure.game.play import Game, World
from app.procedure.game.position import Position, Token, Wait

__all__ = [
    "Complete",
    "Deliver",
    "Fire",
    "FreeGame",
    "Game",
    "GameError",
    "GameMove",
    "Position",
    "Token",
    "TooManyPositionsError",
    "Wait",
    "World",
    "allows",
    "reachable",
]
