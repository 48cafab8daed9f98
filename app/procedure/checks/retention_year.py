"""A local table may shorten how long something is kept, and never lengthen it past a year."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from app.domain.bewaartermijn import einde_bewaartermijn
from app.procedure.bundle import Model
from app.procedure.decided import at_decision, cells
from app.procedure.expressions import Node
from app.procedure.findings import Finding
from app.procedure.trial import TRIAL_DAYS, worked_out

SOURCE: Final = "INV-38 (seeds/002 art. 10)"
VANAF: Final[Mapping[str, str]] = {
    "vernietigen_op": "de laatste bespreking",
    "uiterlijk_op": "de aanmelding",
}
"""What must lie within a year, and of what."""


def check(model: Model) -> Iterator[Finding]:
    """Yield every cell that makes something be kept longer than a year, on some day.

    A cell that reads more than the day itself cannot be worked out here: its outcome is capped at run time alone.
    """
    for drd in model.tables.values():
        for where, name, node in cells(drd.decision):
            day = _too_late(node) if name in VANAF else None
            if day is not None:
                yield at_decision(
                    drd.decision,
                    '{waar}: "{naam}" ligt meer dan een jaar na {vanaf} (bijvoorbeeld voor {dag}). Langer '
                    "bewaren dan een jaar mag niet; korter wel.",
                    waar=where,
                    naam=name,
                    vanaf=VANAF[name],
                    dag=f"{day:%d-%m-%Y}",
                )


def _too_late(node: Node) -> date | None:
    """Return the first day of which the outcome lies past a year."""
    for day in TRIAL_DAYS:
        found = worked_out(node, day)
        if found and found > einde_bewaartermijn(day):
            return day
    return None
