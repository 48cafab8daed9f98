"""A local table may shorten how long something is kept; what it lengthens is refused when published (INV-38)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from app.domain.bewaartermijn import einde_bewaartermijn
from app.procedure.bundle import Model
from app.procedure.checks.tables import written
from app.procedure.expressions import ExpressionError, Node, Scope, evaluate, names
from app.procedure.findings import Finding

VANAF: Final[Mapping[str, str]] = {
    "vernietigen_op": "de laatste bespreking",
    "uiterlijk_op": "de aanmelding",
}
"""What must lie within a year, and of what."""
LAATSTE_BESPREKING: Final = "laatste_bespreking"
PROEFDAGEN: Final = tuple(date(2027, 1, 1) + timedelta(days) for days in range(0, 731, 3)) + tuple(
    date(2027 + month // 12, month % 12 + 1, 1) - timedelta(1) for month in range(1, 25)
)
"""Days of a common year and a leap year, and every end of a month."""


def check(model: Model) -> Iterator[Finding]:
    """Yield every cell that makes something be kept longer than a year, on some day.

    A cell that reads more than the day itself cannot be worked out here: its outcome is capped at run time alone.
    """
    for drd in model.tables.values():
        for where, name, node in written(drd.decision):
            if name in VANAF and node is not None and (day := _too_late(node)):
                yield Finding(
                    drd.decision.file,
                    drd.decision.line,
                    drd.decision.id,
                    f'Tabel "{drd.decision.name}", {where}: "{name}" ligt meer dan een jaar na {VANAF[name]} '
                    f"(bijvoorbeeld voor {day:%d-%m-%Y}). Langer bewaren dan een jaar mag niet; korter wel.",
                )


def _too_late(node: Node) -> date | None:
    """Return the first day of which the outcome lies past a year."""
    if not names(node) <= {LAATSTE_BESPREKING}:
        return None
    for day in PROEFDAGEN:
        scope = Scope({LAATSTE_BESPREKING: day}, frozenset({LAATSTE_BESPREKING}), day)
        try:
            found = evaluate(node, scope)
        except ExpressionError:
            return None
        if isinstance(found, date) and found > einde_bewaartermijn(day):
            return day
    return None
