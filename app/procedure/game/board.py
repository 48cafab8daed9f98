"""A position while it is being played: the one thing here that changes, and never outside a play."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.domain.execution import Effect, Value
from app.procedure.game.errors import GameError
from app.procedure.game.position import Position, Standing, Token, Wait

MOST_STEPS: Final = 500


class Board:
    """The tokens by number; `ready` holds the numbers of those that move on by themselves, first come first."""

    def __init__(self, position: Position) -> None:
        self.tokens = {token.number: token for token in position.tokens}
        self.variables = dict(position.variables)
        self.ended, self.last = position.ended, position.last
        self.ready: deque[int] = deque(t.number for t in position.tokens if t.standing == "ready")
        self.effects: list[Effect] = []
        self.taken: list[str] = []
        self.steps = 0

    def position(self) -> Position:
        """Return where everything stands now."""
        tokens = tuple(self.tokens[number] for number in sorted(self.tokens))
        variables: tuple[tuple[str, Value], ...] = tuple(sorted(self.variables.items()))
        effects, taken = tuple(self.effects), tuple(self.taken)
        return Position(tokens, variables, self.ended, self.last, effects, taken)

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
        if standing == "ready":
            self.ready.append(token.number)
        return token

    def listen(self, token: Token, wait: Wait) -> None:
        """Let a token listen for one more event."""
        current = self.tokens[token.number]
        self.tokens[token.number] = replace(current, waits=(*current.waits, wait))

    def inside(self, number: int) -> list[Token]:
        """Return the tokens directly inside a token, oldest first."""
        return [self.tokens[n] for n in sorted(self.tokens) if self.tokens[n].scope == number]

    def take(self, token: Token) -> None:
        """Take a token away, with all that runs inside it."""
        for inner in self.inside(token.number):
            self.take(inner)
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
