"""What an expression is made of."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from app.procedure.durations import Duration

Scalar = str | bool | int | Decimal | date | Duration | None


class Node:
    """Part of an expression."""

    def children(self) -> Iterator["Node"]:
        """Yield the parts directly below."""
        for field in fields(self):  # type: ignore[arg-type]  # every concrete node is a dataclass
            value = getattr(self, field.name)
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, Node):
                    yield part


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
class Sum(Node):
    """left + right or left - right."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Interval(Node):
    """A range such as [1..5], ]1..5] or (1..5)."""

    low: Node
    high: Node
    low_open: bool
    high_open: bool


@dataclass(frozen=True)
class Member(Node):
    """x in (tests): equal to one of the values, or within one of the intervals."""

    value: Node
    tests: tuple[Node, ...]


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


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children():
        yield from _walk(child)


def names(node: Node) -> frozenset[str]:
    """Return the variables that an expression reads."""
    return frozenset(part.name for part in _walk(node) if isinstance(part, Name) and part.name != "?")


def called(node: Node) -> frozenset[str]:
    """Return the functions that an expression calls."""
    return frozenset(part.function for part in _walk(node) if isinstance(part, Call))
