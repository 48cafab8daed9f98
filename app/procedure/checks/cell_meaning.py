"""A cell means what it seems to mean: a comma stands between two tests, and in no number."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, cast

from app.procedure.bundle import Model
from app.procedure.decided import at_decision, tests_of
from app.procedure.expressions import Literal, Node
from app.procedure.expressions.nodes import Interval, Member, walk
from app.procedure.findings import Finding

SOURCE: Final = "DMN 1.5 §7.3.3"


def check(model: Model) -> Iterator[Finding]:
    """Yield a comparison with a number right before a lone number: `> 1,5` is more than one, or five."""
    for drd in model.tables.values():
        for where, _, _, test in tests_of(drd):
            for before, after in _seeming_decimals(test):
                yield at_decision(
                    drd.decision,
                    "{waar}: hier staan twee tests, een vergelijking met {een} en het getal {ander}. Schrijf "
                    "{een}.{ander} als één getal bedoeld is; anders zet {ander} vooraan.",
                    waar=where,
                    een=before,
                    ander=after,
                )


def _seeming_decimals(test: Node) -> Iterator[tuple[int, int]]:
    for part in walk(test):
        if isinstance(part, Member):
            yield from _side_by_side(part)


def _side_by_side(member: Member) -> Iterator[tuple[int, int]]:
    for first, second in pairwise(member.tests):
        before, after = _end_of(first), _whole(second)
        if None not in {before, after}:
            yield cast("int", before), cast("int", after)


def _end_of(test: Node) -> int | None:
    """Return the number of a comparison such as ``> 1``; None of anything else."""
    match test:
        case Interval(low=None, high=end) if end is not None:
            return _whole(end)
        case Interval(low=end, high=None) if end is not None:
            return _whole(end)
    return None


def _whole(node: Node) -> int | None:
    match node:
        case Literal(value=int() as value) if value is not True and value is not False:
            return value
    return None
