"""Hit policies: which of the matching rows count, and what they give together (DMN, "hit policies").

COLLECT adds up and counts *all* outputs, as the formal definition by `sum` and `count` has it: the word "distinct"
of version 1.1 contradicted that definition and is gone since 1.2.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.dmn.model import MULTIPLE, Output, Rule, Table
from app.procedure.expressions import ExpressionError
from app.procedure.expressions.comparing import equal
from app.procedure.expressions.functions import FUNCTIONS
from app.procedure.expressions.values import Scalar, Value, kind_of

Row = tuple[Scalar, ...]


@dataclass(frozen=True)
class Hit:
    """A matching rule with its outputs; `rule` is None for the default outputs."""

    rule: Rule | None
    row: Row


def chosen(table: Table, hits: Sequence[Hit]) -> Sequence[Hit]:
    """Return the hits that count, in their order; raises `ExpressionError` when the policy is violated."""
    return _CHOOSE[table.policy](table, hits)


def combined(table: Table, hits: Sequence[Hit]) -> tuple[Value, ...]:
    """Return the value of each output column."""
    if table.policy not in MULTIPLE:
        nothing = (None,) * len(table.outputs)
        return hits[0].row if hits else nothing
    columns = [_column(hits, i) for i in range(len(table.outputs))]
    if table.aggregation:
        return tuple(map(partial(_aggregated, table.aggregation), columns))
    return tuple(columns)


def _column(hits: Sequence[Hit], i: int) -> Row:
    return tuple(hit.row[i] for hit in hits)


def _aggregated(aggregation: str, column: Row) -> Value:
    kinds = set(map(kind_of, column)) - {"null"}
    if aggregation != "COUNT":
        _ensure_one_kind(aggregation, kinds)
    if aggregation == "SUM" and kinds - {"number", "duration"}:
        raise ExpressionError("SUM verwacht getallen.")
    return FUNCTIONS[aggregation.lower()].work([column])


def _ensure_one_kind(aggregation: str, kinds: set[str]) -> None:
    if len(kinds) > 1:
        raise ExpressionError("{aggregation} verwacht waarden van één soort.", aggregation=aggregation)


def _unique(_: Table, hits: Sequence[Hit]) -> Sequence[Hit]:
    if len(hits) > 1:
        raise ExpressionError(
            "{hits}: meer dan één regel past, en UNIQUE laat er één toe.", hits=_named(hits)
        )
    return hits


def _any(_: Table, hits: Sequence[Hit]) -> Sequence[Hit]:
    for hit in hits:
        if equal(hit.row, hits[0].row) is not True:
            raise ExpressionError("{hits}: de regels die passen, zeggen niet hetzelfde.", hits=_named(hits))
    return hits


def _first(_: Table, hits: Sequence[Hit]) -> Sequence[Hit]:
    return hits[:1]


def _all(_: Table, hits: Sequence[Hit]) -> Sequence[Hit]:
    return hits


def _by_weight(table: Table, hits: Sequence[Hit]) -> Sequence[Hit]:
    """Put the heaviest first: column after column, from left to right, those without an order left out."""

    def weight(hit: Hit) -> tuple[int, ...]:
        columns = zip(table.outputs, hit.row, strict=True)
        return tuple(_weight(output, value) for output, value in columns if output.order)

    return sorted(hits, key=weight)


def _weight(output: Output, value: Scalar) -> int:
    found = (place for place, listed in enumerate(output.order) if equal(listed, value))
    return next(found, len(output.order))


def _heaviest(table: Table, hits: Sequence[Hit]) -> Sequence[Hit]:
    return _by_weight(table, hits)[:1]


def _named(hits: Sequence[Hit]) -> Sentence:
    return Sentence("regels {regels}", regels=[hit.rule.number for hit in hits if hit.rule])


_CHOOSE: Final[Mapping[str, Callable[[Table, Sequence[Hit]], Sequence[Hit]]]] = {
    "UNIQUE": _unique,
    "ANY": _any,
    "FIRST": _first,
    "PRIORITY": _heaviest,
    "COLLECT": _all,
    "RULE ORDER": _all,
    "OUTPUT ORDER": _by_weight,
}
