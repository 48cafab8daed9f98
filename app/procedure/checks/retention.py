"""A local table may shorten how long something is kept; what it lengthens is refused when published (INV-38)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from app.domain.bewaartermijn import einde_bewaartermijn
from app.procedure.bundle import Model
from app.procedure.checks.tables import written
from app.procedure.dmn import Decision
from app.procedure.expressions import ExpressionError, Node, Scope, evaluate, names
from app.procedure.findings import Finding

VANAF: Final[Mapping[str, str]] = {
    "vernietigen_op": "de laatste bespreking",
    "uiterlijk_op": "de aanmelding",
}
"""What must lie within a year, and of what."""
EINDE: Final = "vernietigen_op"
VRAAG: Final = "aankondigen_op"
LAATSTE_BESPREKING: Final = "laatste_bespreking"
PROEFDAGEN: Final = tuple(date(2027, 1, 1) + timedelta(days) for days in range(0, 731, 3)) + tuple(
    date(2027 + month // 12, month % 12 + 1, 1) - timedelta(1) for month in range(1, 25)
)
"""Days of a common year and a leap year, and every end of a month."""


def check(model: Model) -> Iterator[Finding]:
    """Yield every cell that makes something be kept longer than a year, on some day, or be asked past its end.

    A cell that reads more than the day itself cannot be worked out here: its outcome is capped at run time alone.
    """
    for drd in model.tables.values():
        cells = [(where, name, node) for where, name, node in written(drd.decision) if node is not None]
        for where, name, node in cells:
            if name in VANAF and (day := _too_late(node)):
                yield _at(
                    drd.decision,
                    f'{where}: "{name}" ligt meer dan een jaar na {VANAF[name]} (bijvoorbeeld voor '
                    f"{day:%d-%m-%Y}). Langer bewaren dan een jaar mag niet; korter wel.",
                )
        yield from _asked_too_late(drd.decision, cells)


def _asked_too_late(decision: Decision, cells: Sequence[tuple[str, str, Node]]) -> Iterator[Finding]:
    """Yield a table that lets holders be asked after the day on which everything should be gone."""
    ends, asks = ([node for _, name, node in cells if name == word] for word in (EINDE, VRAAG))
    for end, ask in zip(ends, asks, strict=False):
        for day in PROEFDAGEN:
            last, asked = _worked_out(end, day), _worked_out(ask, day)
            if last and asked and asked > last:
                yield _at(
                    decision,
                    f'"{VRAAG}" ligt na "{EINDE}" (bijvoorbeeld voor {day:%d-%m-%Y}). Dan wordt er te laat '
                    f'vernietigd; maak ook "{VRAAG}" korter.',
                )
                break


def _too_late(node: Node) -> date | None:
    """Return the first day of which the outcome lies past a year."""
    for day in PROEFDAGEN:
        found = _worked_out(node, day)
        if found and found > einde_bewaartermijn(day):
            return day
    return None


def _worked_out(node: Node, day: date) -> date | None:
    if not names(node) <= {LAATSTE_BESPREKING}:
        return None
    scope = Scope({LAATSTE_BESPREKING: day}, frozenset({LAATSTE_BESPREKING}), day)
    try:
        found = evaluate(node, scope)
    except ExpressionError:
        return None
    return found if isinstance(found, date) else None


def _at(decision: Decision, sentence: str) -> Finding:
    return Finding(decision.file, decision.line, decision.id, f'Tabel "{decision.name}", {sentence}')
