"""What an expression is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from app.procedure.expressions.values import Scalar


class Node:
    """Part of an expression."""

    def children(self) -> Iterator["Node"]:
        """Yield the parts directly below."""
        for field in fields(self):  # type: ignore[arg-type]  # every concrete node is a dataclass
            value = getattr(self, field.name)
            parts = value if isinstance(value, tuple) else (value,)
            yield from (part for part in parts if isinstance(part, Node))


@dataclass(frozen=True)
class Literal(Node):
    """A fixed value."""

    value: Scalar


@dataclass(frozen=True)
class Name(Node):
    """A variable; `?` is the input of a table cell."""

    name: str


@dataclass(frozen=True)
class Compare(Node):
    """left <operator> right, with one of ``= != < <= > >=``."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Logic(Node):
    """``and`` or ``or`` over its parts, with null as "unknown"."""

    operator: str
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Negation(Node):
    """not(x)."""

    part: Node


@dataclass(frozen=True)
class Arithmetic(Node):
    """Operators of one rank (``+ -``, ``* /`` or ``**``) worked out from left to right, so never deep."""

    operators: tuple[str, ...]
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Minus(Node):
    """-x."""

    part: Node


@dataclass(frozen=True)
class Interval(Node):
    """A range such as [1..5], ]1..5] or (1..5); ``< 5`` has no low end, ``>= 5`` no high one."""

    low: Node | None
    high: Node | None
    low_open: bool
    high_open: bool


@dataclass(frozen=True)
class Member(Node):
    """x in (tests): equal to one of the values, within one of the intervals, or in one of the lists."""

    value: Node
    tests: tuple[Node, ...]
    listed: bool = False
    """Whether they stand in one list, ``[…]``: what is of another kind than the value is then simply not it."""


@dataclass(frozen=True)
class Listed(Node):
    """[a, b, c]."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Call(Node):
    """One of the functions of the closed list."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True)
class Conditional(Node):
    """If condition then yes else no; anything but true takes the else."""

    condition: Node
    yes: Node
    no: Node


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and everything below it."""
    todo = [node]
    while todo:
        part = todo.pop()
        yield part
        todo.extend(part.children())


def parts_of(nodes: Iterable[Node]) -> int:
    """Return of how many parts these expressions consist together."""
    return sum(1 for node in nodes for _ in walk(node))


def names(node: Node) -> frozenset[str]:
    """Return the variables that an expression reads."""
    return frozenset(part.name for part in walk(node) if isinstance(part, Name) and part.name != "?")


def called(node: Node) -> frozenset[str]:
    """Return the functions that an expression calls."""
    return frozenset(part.function for part in walk(node) if isinstance(part, Call))
