"""What a plan leaves for the engine to do: the new position, and what begins in it."""

from dataclasses import dataclass
from typing import Literal

from app.procedure.migration.position import EngineToken

ActKind = Literal["enter", "begin", "rest"]


@dataclass(frozen=True)
class Act:
    """Something that starts once the tokens stand in place.

    ``enter``: a new token arrives on `at` in the scope `token` (empty for the process), along `flow` if any.
    ``begin``: what the token `token` stands on starts afresh, its boundary events going on.
    ``rest``: the instances of the repetition `token` whose turn had not come all start.
    """

    kind: ActKind
    token: str
    at: str = ""
    flow: str | None = None

    def enters(self, scope: str) -> bool:
        """Answer whether a new token arrives in this scope."""
        return self.kind == "enter" and self.token == scope


@dataclass(frozen=True)
class Result:
    """A new position of the same instance."""

    tokens: tuple[EngineToken, ...]
    acts: tuple[Act, ...] = ()

    @property
    def joins(self) -> frozenset[str]:
        """The joins at which something waits."""
        return frozenset(token.at for token in self.tokens if token.arrived)

    def busy(self) -> set[str]:
        """Return the tokens inside which something runs; empty for the process."""
        entered = {act.token for act in self.acts if act.kind == "enter"}
        return entered.union(token.inside for token in self.tokens)
