"""A step gets a deadline: a moment on its border, with where it goes then."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.consequences import say
from app.procedure.edits.edit import Edit
from app.procedure.edits.events import TimerKind, add_timer
from app.procedure.edits.placing import place_on_border


@dataclass(frozen=True)
class SetDeadline(Edit):
    """Put a timer on the border of a step that leads to another step of the same sheet."""

    step: str
    after: str
    """A duration, date or cycle as `kind` says: "P14D", "vernietigen_op"."""
    to: str
    name: str
    consequence: str = ""
    """What happens at that moment, in words for people."""
    interrupting: bool = True
    kind: TimerKind = "timeDuration"

    def on(self, canvas: Canvas) -> Sentence:
        """Draw the moment and its arrow; raises `ModelError` for what is no step."""
        canvas.step(self.step)
        stays = {} if self.interrupting else {"cancelActivity": "false"}
        event = canvas.add("boundaryEvent", self.step, name=self.name, attachedToRef=self.step, **stays)
        canvas.enter(event, canvas.lane_of(self.step))
        say(canvas, event, "", self.consequence)
        add_timer(canvas, event, self.kind, self.after)
        place_on_border(canvas, event, self.step)
        canvas.connect(event, self.to)
        return Sentence(
            "“{stap}” krijgt een termijn ({termijn}): daarna volgt “{naar}”.",
            stap=canvas.paper.called(self.step),
            termijn=self.after,
            naar=canvas.paper.called(self.to),
        )
