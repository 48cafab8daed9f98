"""The history of a casus: every step that is over, of which the timeline tells what people understand.

Nothing in it tells who stayed silent (INV-10): of what one may decline it keeps no more than is the same for all,
as `Step.trace` says.
"""

from collections.abc import Iterable
from datetime import datetime

from app.domain.casus import Casus, Gebeurtenis
from app.domain.execution import Moved, Step
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part, kind_of

PAD = "pad"
VIA = {
    "telefoon": " (per telefoon, genoteerd door de coördinator)",
    "papier": " (op papier, genoteerd door de coördinator)",
    "mondeling": " (mondeling beslist, genoteerd door de coördinator)",
}
TOESTAND = {"completed": "voltooid", "cancelled": "vervallen"}
VERVALLEN = " (vervallen)"


def history_of(casus: Casus, moved: Moved, moment: datetime, via: str | None) -> Iterable[Gebeurtenis]:
    """Return a line for each step that is over, in order; `via` says how the first of them was answered."""
    told = VIA.get(via or "", "")
    lines: list[Gebeurtenis] = []
    for step in moved.steps:
        if step.state == "entered":
            continue
        said = ""
        if step.state == "completed":
            said, told = told, ""
        if _is_kept(step):
            lines.append(_line(casus, step, moment, said))
    return lines


def _line(casus: Casus, step: Step, moment: datetime, via: str) -> Gebeurtenis:
    over = step.trace == "ended"
    return Gebeurtenis(
        casus.livc_id,
        casus.id,
        moment,
        step.process_id,
        step.element_id,
        _words(step, via),
        _soort(step),
        "voorbij" if over else TOESTAND[step.state],
        () if over else step.flows,
    )


def _is_kept(step: Step) -> bool:
    return step.trace == "full" or (step.trace != "none" and not step.part)


def _is_told(step: Step) -> bool:
    return bool(step.name and step.kind) and kind_of(step.kind).told and step.trace in {"full", "whole"}


def _words(step: Step, via: str) -> str:
    if not _is_told(step):
        return ""
    return step.name + (VERVALLEN if step.state == "cancelled" else via)


def _soort(step: Step) -> str:
    if not _is_told(step):
        return PAD
    if has_part(step.kind, Part.VOTING):
        return "besluit"
    if kind_of(step.kind).term:
        return "termijn"
    return "stap"
