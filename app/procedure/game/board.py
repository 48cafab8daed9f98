"""A position while it is being played: the one thing here that changes, and never outside a play."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.domain.execution import Effect, Value
from app.procedure.game.clock import again
from app.procedure.game.errors import GameError
from app.procedure.game.position import Position, Standing, Token, Wait

MOST_STEPS: Final = 500
MOST_IN_ONE_PLACE: Final = 100


class Board:
    """The tokens by number; `ready` holds the numbers of those that move on by themselves, first come first."""

    def __init__(self, position: Position) -> None:
        self.tokens = {token.number: token for token in position.tokens}
        self.variables = dict(position.variables)
        self.ended, self.last = position.ended, position.last
        self.ready: deque[int] = deque(t.number for t in position.tokens if t.standing == "ready")
        self.effects: list[Effect] = []
        self.taken: list[str] = []
        self.cancelled: list[str] = []
        self.steps = 0

    def position(self) -> Position:
        """Return where everything stands now."""
        tokens = tuple(self.tokens[number] for number in sorted(self.tokens))
        variables: tuple[tuple[str, Value], ...] = tuple(sorted(self.variables.items()))
        told = (tuple(self.effects), tuple(self.taken), tuple(self.cancelled))
        return Position(tokens, variables, self.ended, self.last, *told)

    def number(self) -> int:
        """Return the next number: whatever is younger has a higher one."""
        self.last += 1
        return self.last

    def put(
        self, at: str, scope: int, standing: Standing, *, flow: str = "", binding: str | None = None
    ) -> Token:
        """Put a new token on an element."""
        token = Token(self.number(), at, scope, standing, flow, binding=binding)
        self.tokens[token.number] = token
        self._ensure_room(token)
        if standing == "ready":
            self.ready.append(token.number)
        return token

    def forget(self, name: str) -> None:
        """Forget what a variable is per binding."""
        for key in [key for key in self.variables if key.startswith(f"{name}@")]:
            del self.variables[key]

    def _ensure_room(self, token: Token) -> None:
        """Stop where tokens pile up without end; those at a join and the instances of a repetition are no pile."""
        if len(self.tokens) <= MOST_IN_ONE_PLACE:
            return
        if token.standing == "joining" or token.binding is not None:
            return
        places = [(other.at, other.scope) for other in self.tokens.values()]
        if places.count((token.at, token.scope)) > MOST_IN_ONE_PLACE:
            raise GameError(
                "Hier staan te veel tokens: een tak maakt er telkens bij en niemand sluit ze af.", token.at
            )

    def listen(self, token: Token, wait: Wait | None) -> None:
        """Let a token listen for one more event."""
        if wait is None:
            return
        current = self.tokens[token.number]
        self.tokens[token.number] = replace(current, waits=(*current.waits, wait))

    def listen_again(self, token: Token, wait: Wait) -> None:
        """Let a token listen on after an event happened beside it: it may come again, or never more."""
        waits = list(token.waits)
        place, following = waits.index(wait), again(wait)
        waits[place : place + 1] = [] if following is None else [following]
        self.tokens[token.number] = replace(token, waits=tuple(waits))

    def inside(self, number: int) -> list[Token]:
        """Return the tokens directly inside a token, oldest first."""
        return [self.tokens[n] for n in sorted(self.tokens) if self.tokens[n].scope == number]

    def take(self, token: Token) -> None:
        """Take a token away, with all that runs inside it."""
        for inner in self.inside(token.number):
            self.take(inner)
        del self.tokens[token.number]

    def cancel(self, token: Token) -> None:
        """Take a token away, with all that runs inside it, before any of it was done."""
        for inner in self.inside(token.number):
            self.cancel(inner)
        self.cancelled.append(token.at)
        del self.tokens[token.number]

    def around(self, token: Token) -> Iterator[Token]:
        """Yield the token and the ones it runs inside, innermost first."""
        current: Token | None = token
        while current is not None:
            yield current
            current = self.tokens.get(current.scope)

    def depth(self, token: Token) -> int:
        """Return how many scopes lie around a token."""
        return sum(1 for around in self.around(token) if around is not token and around.standing == "holding")

    def count(self, element: str) -> None:
        """Count a step; a position that never comes to rest is refused."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise GameError("Het model blijft rondgaan zonder ergens te wachten.", element)
