"""A way to say no is put beside a step: an outcome with an arrow of its own."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.consequences import say
from app.procedure.edits.drawing import Drawing
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

    def on(self, drawing: Drawing) -> Sentence:
        """Draw the arrow; raises `ModelError` where the step leads nowhere."""
        drawing.step(self.step)
        choice = choice_behind(drawing, self.step) or self._choice(drawing)
        flow = drawing.connect(choice, self.to or self._safe(drawing, choice), self.name, self._condition())
        if self.consequence:
            say(drawing, self.step, self.outcome, self.consequence)
        return Sentence(
            "Bij “{stap}” kan men ook “{uitkomst}” kiezen; daarna volgt “{naar}”.",
            stap=drawing.paper.called(self.step),
            uitkomst=self.name,
            naar=drawing.paper.called(drawing.target(flow)),
        )

    def _condition(self) -> str:
        return f'{self.step} = "{self.outcome}"'

    def _choice(self, drawing: Drawing) -> str:
        flows = drawing.outgoing(self.step)
        if len(flows) != 1:
            raise drawing.paper.refused(
                "Achter “{stap}” staat geen keuze, en er vertrekt niet precies één pijl.",
                stap=drawing.paper.called(self.step),
            )
        choice = drawing.add("exclusiveGateway", self.step, name="Wat is geantwoord?", words=f"g_{self.step}")
        drawing.enter(choice, drawing.lane_of(self.step))
        drawing.leave_from(flows[0], choice)
        drawing.paper.set(drawing.paper.get(choice), "default", flows[0])
        drawing.connect(self.step, choice)
        place_behind(drawing, choice, self.step)
        return choice

    def _safe(self, drawing: Drawing, choice: str) -> str:
        default = drawing.paper.local(drawing.paper.get(choice).get("default"))
        return drawing.target(default or drawing.outgoing(choice)[0])


def choice_behind(drawing: Drawing, step: str) -> str:
    """Return the choice that only this step leads to; "" where there is none."""
    flows = drawing.outgoing(step)
    if len(flows) != 1:
        return ""
    target = drawing.target(flows[0])
    if tag(drawing.paper.get(target)) not in {"exclusiveGateway", "inclusiveGateway"}:
        return ""
    return target if drawing.incoming(target) == flows else ""
