"""The history of a casus: every step that is over, of which the timeline tells what people understand.

Nothing in it tells who stayed silent (INV-10): of what one may decline it keeps no more than is the same for all,
as `Step.trace` says.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.casus import Casus, Gebeurtenis
from app.domain.execution import Moved, Step
from app.domain.ids import PersoonId
from app.domain.words.placeholders import WIE
from app.domain.words.roles import ROLES
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part, kind_of

PAD, BESLUIT = "pad", "besluit"
VIA = {
    "telefoon": " (per telefoon, genoteerd door de coördinator)",
    "papier": " (op papier, genoteerd door de coördinator)",
    "mondeling": " (mondeling beslist, genoteerd door de coördinator)",
}
TOESTAND = {"completed": "voltooid", "cancelled": "vervallen"}
VERVALLEN = " (vervallen)"
NIET_MEER_NODIG = "Niet meer nodig: "


@dataclass(frozen=True)
class TakenBy:
    """Who completed a step, where a person did, and how that one's answer was heard."""

    door: PersoonId | None = None
    via: str = ""


def history_of(
    casus: Casus, moved: Moved, moment: datetime, via: str | None, door: PersoonId | None = None
) -> Iterable[Gebeurtenis]:
    """Return a line for each step that is over, in order; `via` and `door` say how the first was answered.

    What is noted for someone else names nobody: who noted it did not decide it.
    """
    taken = TakenBy(None, VIA[via]) if via in VIA else TakenBy(door)
    lines: list[Gebeurtenis] = []
    for step in moved.steps:
        if step.state == "entered":
            continue
        how = TakenBy()
        if step.state == "completed":
            how, taken = taken, TakenBy()
        if _is_kept(step):
            lines.append(_line(casus, step, moment, how))
    return lines


def _line(casus: Casus, step: Step, moment: datetime, how: TakenBy) -> Gebeurtenis:
    over = step.trace == "ended"
    wat = _words(step, how)
    return Gebeurtenis(
        casus.livc_id,
        casus.id,
        moment,
        step.process_id,
        step.element_id,
        wat,
        _soort(step) if wat else PAD,
        "voorbij" if over else TOESTAND[step.state],
        () if over else step.flows,
        how.door if f"{{{WIE}}}" in wat else None,
    )


def _is_kept(step: Step) -> bool:
    return step.trace == "full" or (step.trace != "none" and not step.part)


def _is_told(step: Step) -> bool:
    return bool(step.name and step.kind) and kind_of(step.kind).told and step.trace in {"full", "whole"}


def _words(step: Step, how: TakenBy) -> str:
    """Return what the timeline keeps: the words of the model, `{wie}` left open where it is known who.

    Of a version of before: the name of the step.
    """
    if not _is_told(step):
        return ""
    if step.said is None:
        return step.name + (VERVALLEN if step.state == "cancelled" else how.via)
    if not step.said:
        return ""
    if step.state == "cancelled":
        return NIET_MEER_NODIG + step.said
    told = step.said if how.door else step.said.replace(f"{{{WIE}}}", _role(step.rol))
    return told.removesuffix(".") + how.via + "."


def _role(rol: str) -> str:
    return f"De {ROLES[rol].name}" if rol in ROLES else "Iemand"


def _soort(step: Step) -> str:
    if not _is_told(step):
        return PAD
    if has_part(step.kind, Part.VOTING):
        return BESLUIT
    if kind_of(step.kind).term:
        return "termijn"
    return "stap"
