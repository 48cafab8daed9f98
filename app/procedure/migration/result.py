"""What a plan leaves for the engine to do: the new position, and what begins in it."""

from dataclasses import dataclass
from typing import Literal

from app.procedure.migration.position import Token

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


@dataclass(frozen=True)
class Result:
    """A new position of the same instance."""

    tokens: tuple[Token, ...]
    acts: tuple[Act, ...] = ()
