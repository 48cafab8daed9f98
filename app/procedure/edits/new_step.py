"""What a step that is added is: its type, its words, and what follows from it."""

from dataclasses import dataclass

from app.procedure.edits.canvas import Canvas
from app.procedure.edits.consequences import say
from app.procedure.edits.events import add_message, add_timer


@dataclass(frozen=True)
class NewStep:
    """A step, call or event that is not drawn yet."""

    name: str
    type: str = "userTask"
    livc: tuple[tuple[str, str], ...] = ()
    """Attributes of ours: (("kind", "consensus"), ("subject", "fiche"), ("vraag", "…"))."""
    consequences: tuple[tuple[str, str], ...] = ()
    """(outcome, what follows); "" for every outcome."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Attributes of BPMN itself: (("calledElement", "prescreening"),)."""
    message: str = ""
    """The word of the message that an event sends or awaits."""
    wait: str = ""
    """How long an event waits, as an ISO 8601 duration."""
    wish: str = ""
    """The id that it gets where nothing has it yet; "" for one made of its name."""
    told: tuple[tuple[str, str], ...] = ()
    """(outcome, what the timeline tells of it), of outcomes whose consequence is said."""

    def added(self, canvas: Canvas, behind: str, lane: str = "") -> str:
        """Add it to the model in the lane of another step, or in the one given; returns its id."""
        step = canvas.add(self.type, behind, name=self.name, wish=self.wish, **dict(self.attributes))
        canvas.enter(step, canvas.paper.get(lane) if lane else canvas.lane_of(behind))
        canvas.mark(step, self.livc)
        told = dict(self.told)
        for outcome, text in self.consequences:
            say(canvas, step, outcome, text, told.get(outcome, ""))
        if self.message:
            add_message(canvas, step, self.message)
        if self.wait:
            add_timer(canvas, step, "timeDuration", self.wait)
        return step
