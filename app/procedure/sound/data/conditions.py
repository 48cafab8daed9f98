"""Conditions as they are read once: what each names, and what it may come to with what is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.procedure.expressions import ExpressionError, Node, Scope, called, holds, names, parse
from app.procedure.expressions.nodes import Logic
from app.procedure.expressions.values import Value

EITHER: Final = frozenset({True, False})
Known = Mapping[str, Value]


@dataclass(frozen=True, eq=False)
class ReadCondition:
    """A condition, or a part of one."""

    node: Node
    names: frozenset[str]
    by_day: bool
    """Whether it comes to something else on another day."""
    parts: tuple["ReadCondition", ...] = ()
    """What it joins by ``and`` or ``or``."""

    def may_hold(self, known: Known) -> frozenset[bool]:
        """Return whether it may hold and whether it may not, with what is known."""
        if self.by_day:
            return EITHER
        if self.names <= known.keys():
            return self._worked_out(known)
        decisive = isinstance(self.node, Logic) and self.node.operator == "or"
        if any(part.may_hold(known) == {decisive} for part in self.parts):
            return frozenset({decisive})
        return EITHER

    def _worked_out(self, known: Known) -> frozenset[bool]:
        try:
            return frozenset({holds(self.node, Scope(known, frozenset(known)))})
        except ExpressionError:
            return EITHER


@lru_cache(maxsize=4096)
def read(text: str) -> ReadCondition | None:
    """Return a condition as it is read; None when there is none, or nobody can read it."""
    try:
        return _read(parse(text)) if text else None
    except ExpressionError:
        return None


def _read(node: Node) -> ReadCondition:
    parts = tuple(map(_read, node.parts)) if isinstance(node, Logic) else ()
    return ReadCondition(node, names(node), "today" in called(node), parts)
