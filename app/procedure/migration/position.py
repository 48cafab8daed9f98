"""Where the tokens of one instance stand: the frozen description that the engine hands out and takes back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property


@dataclass(frozen=True)
class EngineCycle:
    """A repeated timer: it is due at `anchor` + (`first` + `fired`) × `each`; `times` None means for ever."""

    anchor: str
    first: int
    each: str
    times: int | None
    fired: int


@dataclass(frozen=True)
class EngineToken:
    """Something that is alive on an element. Moments are the engine's own ISO text, kept as it is.

    A token of a plan that does not exist yet has an id that begins with "+", and takes `since` of `origin`.
    """

    id: str
    at: str
    inside: str = ""
    """Id of the activity in whose scope it is; empty for the outermost process."""
    under: str | None = None
    """Id of what it hangs under: of a boundary event, an awaited event, one of several instances."""
    state: int | None = None
    """The engine's own; None lets the engine choose."""
    n: int = 0
    since: str = ""
    due: str | None = None
    cycle: EngineCycle | None = None
    items: tuple[str, ...] | None = None
    """Of a repeated activity: the bindings it runs over."""
    next: int | None = None
    index: int | None = None
    """Set for one instance of a repeated activity."""
    binding: str | None = None
    arrived: tuple[tuple[str, int], ...] | None = None
    """Of a join: how many tokens came along each incoming flow."""
    flow: str | None = None
    origin: str | None = None

    @property
    def is_new(self) -> bool:
        """Answer whether the plan made it."""
        return self.id.startswith("+")

    @property
    def is_instance(self) -> bool:
        """Answer whether it is one of several instances."""
        return self.index is not None

    def stands_in(self, scope: str) -> bool:
        """Answer whether it stands by itself in the scope of this activity; empty for the process."""
        return self.inside == scope and self.under is None


@dataclass(frozen=True)
class EnginePosition:
    """All tokens of an instance, the oldest first."""

    tokens: tuple[EngineToken, ...]

    @cached_property
    def by_id(self) -> Mapping[str, EngineToken]:
        """Id → token."""
        return {token.id: token for token in self.tokens}

    @cached_property
    def _inside(self) -> Mapping[tuple[str, str | None], tuple[EngineToken, ...]]:
        found: dict[tuple[str, str | None], tuple[EngineToken, ...]] = {}
        for token in self.tokens:
            key = (token.inside, token.under)
            found[key] = (*found.get(key, ()), token)
        return found

    def standing(self, inside: str) -> tuple[EngineToken, ...]:
        """Return the tokens of a scope that stand by themselves."""
        return self._inside.get((inside, None), ())

    def under(self, token: EngineToken) -> tuple[EngineToken, ...]:
        """Return what hangs under a token: boundary events, awaited events, instances."""
        return self._inside.get((token.inside, token.id), ())

    def without_under(self, token: EngineToken) -> "EnginePosition":
        """Return the position without what hangs under a token."""
        return EnginePosition(tuple(other for other in self.tokens if other.under != token.id))

    def whole(self, token: EngineToken) -> Iterator[EngineToken]:
        """Yield a token with all that hangs under it and runs inside it."""
        yield token
        for other in (*self.under(token), *self.standing(token.id)):
            yield from self.whole(other)


@dataclass(frozen=True)
class Shape:
    """A position without what differs between casussen at the same place; it is what a plan is made for once."""

    tokens: tuple[EngineToken, ...]


def shape_of(position: EnginePosition) -> tuple[Shape, Mapping[str, EngineToken]]:
    """Return the shape, and which token each of its tokens stands for."""
    names = {token.id: f"t{number}" for number, token in enumerate(position.tokens)}
    blank = tuple(_blank(token, names) for token in position.tokens)
    stands_for = zip(names.values(), position.tokens, strict=True)
    return Shape(blank), dict(stands_for)


def _blank(token: EngineToken, names: Mapping[str, str]) -> EngineToken:
    return replace(
        token,
        id=names[token.id],
        inside=names.get(token.inside, ""),
        under=names[token.under] if token.under else None,
        n=0,
        since="",
        due=None,
        cycle=None,
        items=None if token.items is None else tuple("" for _ in token.items),
        binding=None if token.binding is None else "",
    )
