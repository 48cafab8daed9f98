"""An invitation that nobody answered in time: they do not take part, same as an answer (INV-11)."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.casus import Deelname, DeelnameStatus
from app.domain.execution import Moved
from app.domain.ids import CasusId
from app.domain.words.step_kind import Part
from app.domain.words.steps import KINDS
from app.services.running.acts import Save
from app.services.running.scene import Scene

ANSWERING = frozenset(word for word, kind in KINDS.items() if kind.part is Part.ANSWERING)
"""Kinds of steps that answer an invitation: when the time of one is over, silence is no."""


def _has_answered(moved: Moved) -> bool:
    """Answer whether the question to a service is over, by its answer or by its term."""
    answering = [step for step in moved.steps if step.kind in ANSWERING]
    return any(step.state != "entered" for step in answering)


def unanswered(scene: Scene, casus_id: CasusId | None, moved: Moved) -> Iterator[Save]:
    """Yield the services that were asked, and are asked no longer."""
    if casus_id is None or not _has_answered(moved):
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
