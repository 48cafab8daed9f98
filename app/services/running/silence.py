"""What silence means: no part in the casus for who was invited (INV-11), nothing at all for who was asked."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.casus import Deelname, DeelnameStatus
from app.domain.execution import Moved
from app.domain.ids import CasusId
from app.domain.words.step_kind import Part
from app.domain.words.steps import KINDS
from app.services.running.acts import ForgetAsked, Save
from app.services.running.scene import Scene

ANSWERING = frozenset(word for word, kind in KINDS.items() if kind.part is Part.ANSWERING)
"""Kinds of steps that answer an invitation: when the time of one is over, silence is no."""
INFORMING = frozenset(word for word, kind in KINDS.items() if kind.part is Part.INFORMING)
"""Kinds of steps that tell the burgemeester what a service knows."""


def no_longer_asked(casus_id: CasusId | None, moved: Moved) -> Iterator[ForgetAsked]:
    """Yield that it is forgotten who was asked what they know, once nobody is any more (INV-10)."""
    if casus_id is not None and _all_over(moved):
        yield ForgetAsked(casus_id)


def _all_over(moved: Moved) -> bool:
    still = any(task.kind in INFORMING for task in moved.tasks)
    return _is_over(moved, INFORMING) and not still


def _is_over(moved: Moved, kinds: frozenset[str]) -> bool:
    """Answer whether a question to a service is over, by its answer or by its term."""
    asked = [step for step in moved.steps if step.kind in kinds]
    return any(step.state != "entered" for step in asked)


def unanswered(scene: Scene, casus_id: CasusId | None, moved: Moved) -> Iterator[Save]:
    """Yield the services that were asked, and are asked no longer."""
    if casus_id is None or not _is_over(moved, ANSWERING):
        return
    asked = _asked(moved)
    for deelname in _invited(scene, casus_id):
        if deelname.organisatie_id not in asked:
            yield Save(replace(deelname, status=DeelnameStatus.NEEMT_NIET_DEEL, sinds=scene.now))


def _asked(moved: Moved) -> set[str | None]:
    return {task.binding for task in moved.tasks if task.kind in ANSWERING}


def _invited(scene: Scene, casus_id: CasusId) -> list[Deelname]:
    rows = scene.tx.casussen.deelnames(casus_id)
    return [row for row in rows if row.status is DeelnameStatus.UITGENODIGD]
