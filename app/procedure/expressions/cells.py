"""Reads the unary tests of a table cell as a condition over its input, ``?``."""

from functools import lru_cache
from typing import Final

from app.procedure.expressions.nodes import Compare, Interval, Literal, Logic, Member, Negation, Node, walk
from app.procedure.expressions.parser import INPUT, Parser, read_all
from app.procedure.expressions.reader import Reader
from app.procedure.expressions.values import Scalar

_NOBODY: Final[frozenset[str]] = frozenset()


@lru_cache(maxsize=4096)
def parse_unary(source: str, phrases: frozenset[str] = _NOBODY) -> Node | None:
    """Read ``"a","b"``, ``< 10``, ``[1..5]``, ``not(…)`` or ``? > 3 and …``; None when everything fits (``-``)."""
    if source.strip() in {"", "-"}:
        return None
    return read_all(source, phrases, _tests)


def _tests(reader: Reader) -> Node:
    if not reader.accept("not", "("):
        return _positive(reader)
    tests = _positive(reader)
    reader.expect(")")
    return Negation(tests)


def _positive(reader: Reader) -> Node:
    """Read ``a, b``: the values and ranges as one `Member`, what names ``?`` itself as a condition."""
    parser = Parser(reader, cell=True)
    values: list[Node] = []
    conditions: list[Node] = []
    while True:
        if reader.comes("=", "!="):
            conditions.append(_compared(reader, parser))
        else:
            test = parser.test()
            (conditions if _names_input(test) else values).append(test)
        if not reader.accept(","):
            break
    parts = [Member(INPUT, tuple(values)), *conditions] if values else conditions
    return parts[0] if len(parts) == 1 else Logic("or", tuple(parts))


def _compared(reader: Reader, parser: Parser) -> Node:
    operator = reader.take().text
    return Compare(operator, INPUT, parser.operand())


def _names_input(test: Node) -> bool:
    return not isinstance(test, Interval) and any(part == INPUT for part in walk(test))


def fixed_values(test: Node | None) -> tuple[Scalar, ...] | None:
    """Return the values that a cell lists, in order; None when it holds anything but fixed values."""
    if not isinstance(test, Member) or test.value != INPUT:
        return None
    values: list[Scalar] = []
    for part in test.tests:
        if not isinstance(part, Literal):
            return None
        values.append(part.value)
    return tuple(values)
