"""An invitation that nobody answered in time: they do not take part, same as an answer (INV-11)."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.casus import DeelnameStatus
from app.domain.execution import Moved
from app.domain.ids import CasusId
from app.domain.words.step_kind import Part
from app.domain.words.steps import KINDS
from app.services.running.acts import Save
from app.services.running.scene import Scene

ANSWERING = frozenset(word for word, kind in KINDS.items() if kind.part is Part.ANSWERING)
"""Kinds of steps that answer an invitation: when the time of one is over, silence is no."""


def unanswered(scene: Scene, casus_id: CasusId | None, moved: Moved) -> Iterator[Save]:
    """Yield the services that were asked, and are asked no longer."""
    if casus_id is None or not any(s.kind in ANSWERING and s.state != "entered" for s in moved.steps):
        return
    asked = {t.binding for t in moved.tasks if t.kind in ANSWERING}
    for deelname in scene.tx.casussen.deelnames(casus_id):
        if deelname.status is DeelnameStatus.UITGENODIGD and deelname.organisatie_id not in asked:
            yield Save(replace(deelname, status=DeelnameStatus.NEEMT_NIET_DEEL, sinds=scene.now))
