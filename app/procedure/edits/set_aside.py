"""After some time something is done beside a step, which stays open."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.consequences import say
from app.procedure.edits.edit import Edit
from app.procedure.edits.events import TimerKind, add_timer
from app.procedure.edits.new_step import NewStep
from app.procedure.edits.placing import place_behind, place_on_border


@dataclass(frozen=True)
class SetAside(Edit):
    """Put a timer on the border of a step that leaves it open, with what it brings about and an end of its own."""

    step: str
    after: str
    """A duration or cycle as `kind` says: "P7D", "R3/P7D"."""
    name: str
    aside: NewStep
    consequence: str = ""
    """What happens at that moment, in words for people."""
    lane: str = ""
    """The id of the lane of what is done; "" for that of the step."""
    kind: TimerKind = "timeDuration"

    def on(self, canvas: Canvas) -> Sentence:
        """Draw the moment, what follows and its end; raises `ModelError` for what is no step."""
        canvas.step(self.step)
        stays = {"cancelActivity": "false"}
        event = canvas.add("boundaryEvent", self.step, name=self.name, attachedToRef=self.step, **stays)
        canvas.enter(event, canvas.lane_of(self.step))
        say(canvas, event, "", self.consequence)
        add_timer(canvas, event, self.kind, self.after)
        place_on_border(canvas, event, self.step)
        aside = self.aside.added(canvas, self.step, self.lane)
        canvas.connect(event, aside)
        place_behind(canvas, aside, event)
        end = canvas.add("endEvent", aside, words=f"einde_{aside}")
        canvas.enter(end, canvas.lane_of(aside))
        canvas.connect(aside, end)
        place_behind(canvas, end, aside)
        return Sentence(
            "“{stap}” blijft open; na een tijd ({termijn}) komt daarnaast: “{naast}”.",
            stap=canvas.paper.called(self.step),
            termijn=self.after,
            naast=self.aside.name,
        )
