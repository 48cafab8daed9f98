"""A variable is held only against values that it can have."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.procedure.bundle import Model
from app.procedure.conditions import parsed
from app.procedure.drawn import at
from app.procedure.expressions import Compare, Literal, Name, Node
from app.procedure.expressions.constants import constants
from app.procedure.expressions.nodes import Member
from app.procedure.expressions.tokenizer import visible
from app.procedure.expressions.values import Scalar
from app.procedure.findings import Finding
from app.procedure.variables import Variable

SOURCE: Final = "CONVENTIES.md, variabelen.yaml"


def check(model: Model) -> Iterator[Finding]:
    """Yield comparisons that never hold."""
    for place, node, declared in parsed(model):
        for name, value in _compared(node):
            if _never(declared.get(name), value):
                yield at(place, '"{naam}" kan nooit {waarde} zijn.', naam=name, waarde=_shown(value))


def _never(variable: Variable | None, value: Scalar) -> bool:
    """Answer whether a variable never has a value; of one that is not declared, and of null, nothing is said."""
    if variable is None or value is None:
        return False
    return not _fits(variable, value)


def _compared(node: Node) -> Iterator[tuple[str, Scalar]]:
    """Yield the pairs of a variable and a fixed value that are held against each other."""
    if isinstance(node, Compare):
        yield from _sides(node.left, node.right)
        yield from _sides(node.right, node.left)
    if isinstance(node, Member):
        yield from _tested(node)
    for child in node.children():
        yield from _compared(child)


def _tested(node: Member) -> Iterator[tuple[str, Scalar]]:
    if not isinstance(node.value, Name):
        return
    for test in node.tests:
        if isinstance(test, Literal):
            yield node.value.name, test.value


def _sides(one: Node, other: Node) -> Iterator[tuple[str, Scalar]]:
    if isinstance(one, Name):
        yield from ((one.name, value) for value in constants(other))


def _fits(variable: Variable, value: Scalar) -> bool:
    return isinstance(value, str | bool | int | date) and variable.accepts(value)


def _shown(value: Scalar) -> str:
    return visible(f'"{value}"') if isinstance(value, str) else str(value).lower()
