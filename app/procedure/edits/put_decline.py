"""A way to say no is put beside a step: an outcome with an arrow of its own."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.consequences import say
from app.procedure.edits.edit import Edit
from app.procedure.edits.placing import place_behind
from app.procedure.xml import tag


@dataclass(frozen=True)
class PutDecline(Edit):
    """Add an outcome to a step, with the arrow that it takes.

    It leaves the choice right behind the step; where there is none, one is drawn, in which the arrow that was
    there remains the default. Without a `to` it leads where that default leads. The form and the variable of the
    step must know the outcome too: they stand in other files.
    """

    step: str
    outcome: str
    name: str
    to: str = ""
    consequence: str = ""

    def on(self, canvas: Canvas) -> Sentence:
        """Draw the arrow; raises `ModelError` where the step leads nowhere."""
        canvas.step(self.step)
        choice = choice_behind(canvas, self.step) or self._choice(canvas)
        flow = canvas.connect(choice, self.to or self._safe(canvas, choice), self.name, self._condition())
        if self.consequence:
            say(canvas, self.step, self.outcome, self.consequence)
        return Sentence(
            "Bij “{stap}” kan men ook “{uitkomst}” kiezen; daarna volgt “{naar}”.",
            stap=canvas.paper.called(self.step),
            uitkomst=self.name,
            naar=canvas.paper.called(canvas.target(flow)),
        )

    def _condition(self) -> str:
        return f'{self.step} = "{self.outcome}"'

    def _choice(self, canvas: Canvas) -> str:
        flows = canvas.outgoing(self.step)
        if len(flows) != 1:
            raise canvas.paper.refused(
                "Achter “{stap}” staat geen keuze, en er vertrekt niet precies één pijl.",
                stap=canvas.paper.called(self.step),
            )
        choice = canvas.add("exclusiveGateway", self.step, name="Wat is geantwoord?", words=f"g_{self.step}")
        canvas.enter(choice, canvas.lane_of(self.step))
        canvas.leave_from(flows[0], choice)
        canvas.paper.set(canvas.paper.get(choice), "default", flows[0])
        canvas.connect(self.step, choice)
        place_behind(canvas, choice, self.step)
        return choice

    def _safe(self, canvas: Canvas, choice: str) -> str:
        default = canvas.paper.local(canvas.paper.get(choice).get("default"))
        return canvas.target(default or canvas.outgoing(choice)[0])


def choice_behind(canvas: Canvas, step: str) -> str:
    """Return the choice that only this step leads to; "" where there is none."""
    flows = canvas.outgoing(step)
    if len(flows) != 1:
        return ""
    target = canvas.target(flows[0])
    if tag(canvas.paper.get(target)) not in {"exclusiveGateway", "inclusiveGateway"}:
        return ""
    return target if canvas.incoming(target) == flows else ""
