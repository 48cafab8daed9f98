"""The new position of an instance while it is put together, scope by scope."""

from dataclasses import dataclass, field, replace

from app.procedure.migration.comparing import Comparison
from app.procedure.migration.deciding import Deciding
from app.procedure.migration.position import EnginePosition, EngineToken
from app.procedure.migration.result import Act
from app.procedure.model import Element


@dataclass(frozen=True)
class Scope:
    """A scope of the new position: the token it runs in (empty for the process) and what draws it."""

    token: str
    name: str


@dataclass
class Draft:
    """What is known of one instance, and what was put down so far."""

    comparison: Comparison
    position: EnginePosition
    """The old one; what is not to be looked at any more is taken out."""
    deciding: Deciding
    tokens: list[EngineToken] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    made: int = 0
    wrapped: dict[tuple[str, str], str] = field(default_factory=dict)
    """(scope, sub-process) → the token of a sub-process that was drawn around open steps."""
    loose: dict[str, list[EngineToken]] = field(default_factory=dict)
    """Boundary events that lie on another activity now, by their element."""

    def put(self, token: EngineToken) -> None:
        """Put a token down."""
        self.tokens.append(token)

    def new(
        self,
        element: Element,
        scope: Scope,
        *,
        under: str | None = None,
        origin: str,
        flow: str | None = None,
    ) -> EngineToken:
        """Put a token down that was not there before; it takes its moment of `origin`."""
        self.made += 1
        token = EngineToken(f"+{self.made}", element.id, scope.token, under, flow=flow, origin=origin)
        self.tokens.append(token)
        return token

    def has(self, token_id: str) -> bool:
        """Answer whether a token was put down."""
        return any(token.id == token_id for token in self.tokens)

    def anew(self, token: EngineToken) -> None:
        """Let what a token stands on begin afresh."""
        fresh = replace(token, state=None, items=None, next=None)
        self.tokens = [fresh if other.id == token.id else other for other in self.tokens]
        self.acts.append(Act("begin", token.id))

    def renumber(self, token: EngineToken, after: Element) -> None:
        """Put a task that was put down, with its instances, on the element that took the place of its own."""
        for number, other in enumerate(self.tokens):
            if _is_or_is_instance_of(other, token):
                self.tokens[number] = replace(other, at=after.id)

    def past(self, token: EngineToken, after: Element) -> None:
        """Stop what a token stands on, and go on with what comes after it."""
        self.tokens = [other for other in self.tokens if other.id != token.id]
        self.position = self.position.without_under(token)
        process = self.comparison.process_after(after)
        for flow in process.outgoing(after.id):
            self.acts.append(Act("enter", token.inside, flow.target, flow.id))


def _is_or_is_instance_of(other: EngineToken, token: EngineToken) -> bool:
    is_its_instance = other.is_instance and other.under == token.id
    return other.id == token.id or is_its_instance
