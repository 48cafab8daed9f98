"""A timer gets another moment."""

from dataclasses import dataclass

from lxml import etree

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.edits.events import TIMERS, TimerKind, add_timer
from app.procedure.xml import BPMN, tag


@dataclass(frozen=True)
class ChangeTimer(Edit):
    """Write another duration, date or cycle in a timer; without a `kind` it stays what it is."""

    event: str
    after: str
    kind: TimerKind | None = None

    def on(self, canvas: Canvas) -> Sentence:
        """Write the moment; raises `ModelError` for what is no timer."""
        paper = canvas.paper
        definition = canvas.step(self.event).find(f"{{{BPMN}}}timerEventDefinition")
        if definition is None:
            raise paper.refused("“{naam}” is geen timer.", naam=paper.called(self.event))
        moment = _moment(definition)
        before = "" if moment is None else moment.text or ""
        self._write(canvas, definition, moment)
        return Sentence(
            "“{naam}” gaat af na {termijn} in plaats van na {voor}.",
            naam=paper.called(self.event),
            termijn=self.after,
            voor=before.strip() or "…",
        )

    def _write(self, canvas: Canvas, definition: etree._Element, moment: etree._Element | None) -> None:
        if moment is not None and self.kind in {None, tag(moment)}:
            canvas.paper.write(moment, self.after)
            return
        canvas.paper.remove(definition)
        add_timer(canvas, self.event, self.kind or "timeDuration", self.after)


def _moment(definition: etree._Element) -> etree._Element | None:
    """Return where the moment of a timer is written."""
    return next((each for each in definition if tag(each) in TIMERS), None)
