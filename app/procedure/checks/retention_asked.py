"""Holders are asked before the day on which everything should be gone."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.procedure.bundle import Model
from app.procedure.decided import at_decision, cells
from app.procedure.expressions import Node
from app.procedure.findings import Finding
from app.procedure.trial import TRIAL_DAYS, worked_out

SOURCE: Final = "INV-38 (seeds/002 art. 10)"
_EINDE: Final = "vernietigen_op"
_VRAAG: Final = "aankondigen_op"


def check(model: Model) -> Iterator[Finding]:
    """Yield a table that lets holders be asked too late."""
    for drd in model.tables.values():
        ends_on = [node for _, name, node in cells(drd.decision) if name == _EINDE]
        asks_on = [node for _, name, node in cells(drd.decision) if name == _VRAAG]
        for end, ask in zip(ends_on, asks_on, strict=False):
            day = _asked_late(end, ask)
            if day is not None:
                yield at_decision(
                    drd.decision,
                    '"{vraag}" ligt na "{einde}" (bijvoorbeeld voor {dag}). Dan wordt er te laat '
                    'vernietigd; maak ook "{vraag}" korter.',
                    vraag=_VRAAG,
                    einde=_EINDE,
                    dag=f"{day:%d-%m-%Y}",
                )


def _asked_late(end: Node, ask: Node) -> date | None:
    """Return the first day of trial on which the question comes after the end."""
    return next((day for day in TRIAL_DAYS if _is_late(worked_out(ask, day), worked_out(end, day))), None)


def _is_late(asked: date | None, last: date | None) -> bool:
    return asked is not None and last is not None and asked > last
