"""What the timeline of a casus tells: steps and terms, never who stayed silent (INV-10)."""

from collections.abc import Iterable
from datetime import datetime

from app.domain.casus import Casus, Gebeurtenis
from app.domain.execution import Moved, Step
from app.domain.toegang import WEIGERBAAR

ONVERTELD = WEIGERBAAR | {"andere_link", "prescreening", "verlenging", None}
VIA = {
    "telefoon": " (per telefoon, genoteerd door de coördinator)",
    "papier": " (op papier, genoteerd door de coördinator)",
    "mondeling": " (mondeling beslist, genoteerd door de coördinator)",
}
TERMIJN = frozenset({"bewaartermijn", "herinnering", "evaluatie"})


def timeline_of(casus: Casus, moved: Moved, moment: datetime, via: str | None) -> Iterable[Gebeurtenis]:
    """Return the lines for the steps that were completed, in order."""
    return [
        Gebeurtenis(
            casus.livc_id,
            casus.id,
            moment,
            step.process_id,
            step.element_id,
            step.name + VIA.get(via or "", "") * (position == 0),
            _soort(step),
        )
        for position, step in enumerate(s for s in moved.steps if s.state == "completed")
        if _told(step)
    ]


def _told(step: Step) -> bool:
    return step.state == "completed" and bool(step.name) and step.kind not in ONVERTELD


def _soort(step: Step) -> str:
    if step.kind == "consensus":
        return "besluit"
    return "termijn" if step.kind in TERMIJN else "stap"
