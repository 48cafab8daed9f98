"""A choice, split or join is put before or behind a step, for all its arrows on that side."""

from dataclasses import dataclass
from typing import Literal

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.edits.placing import place_before, place_behind
from app.procedure.edits.swap_gateway import GatewayType

_SPLITS = "Achter “{stap}” komt een splitsing: alle pijlen vertrekken tegelijk."
_CHOOSES = "Achter “{stap}” komt een keuze: één van de pijlen vertrekt."
_JOINS = "Vóór “{stap}” komt een samenkomst: ze wacht op al wat ernaartoe loopt."
_MERGES = "Vóór “{stap}” komen de wegen samen: de eerste die er is, gaat verder."


@dataclass(frozen=True)
class AddGateway(Edit):
    """Put a gateway before or behind a step; only `flows` go over it, where they are named."""

    at: str
    side: Literal["before", "after"]
    type: GatewayType
    name: str = ""
    flows: tuple[str, ...] = ()
    wish: str = ""
    """The id that it gets where nothing has it yet; "" for one made of its name."""

    def on(self, canvas: Canvas) -> Sentence:
        """Draw the gateway; raises `ModelError` where no arrow passes."""
        flows = self._flows(canvas)
        words = self.name or f"g_{self.at}"
        new = canvas.add(self.type, self.at, name=self.name, words=words, wish=self.wish)
        canvas.enter(new, canvas.lane_of(self.at))
        if self.side == "before":
            for flow in flows:
                canvas.lead(flow, new)
            canvas.connect(new, self.at)
            place_before(canvas, new, self.at)
        else:
            default = canvas.paper.local(canvas.paper.get(self.at).get("default"))
            for flow in flows:
                canvas.leave_from(flow, new)
            if default in flows and self.type != "parallelGateway":
                canvas.paper.set(canvas.paper.get(new), "default", default)
            canvas.connect(self.at, new)
            place_behind(canvas, new, self.at)
        return Sentence(self._template(), stap=canvas.paper.called(self.at))

    def _flows(self, canvas: Canvas) -> list[str]:
        canvas.step(self.at)
        passing = canvas.incoming if self.side == "before" else canvas.outgoing
        here = passing(self.at)
        flows = list(filter(self.flows.__contains__, here)) if self.flows else here
        if not flows:
            raise canvas.paper.refused(
                "Bij “{stap}” is er geen pijl om over te nemen.", stap=canvas.paper.called(self.at)
            )
        return flows

    def _template(self) -> str:
        if self.side == "after":
            return _SPLITS if self.type == "parallelGateway" else _CHOOSES
        return _JOINS if self.type == "parallelGateway" else _MERGES
