"""A step is added before, after or beside another, or on an arrow."""

from dataclasses import dataclass
from typing import Final, Literal

from app.domain.sentence import Sentence
from app.procedure.edits.beside import put_beside
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.edits.new_step import NewStep
from app.procedure.edits.placing import place_before, place_behind
from app.procedure.xml import tag

Side = Literal["before", "after", "beside"]
_SAID: Final = {
    "before": "Vóór “{stap}” komt een stap: “{nieuw}”.",
    "after": "Achter “{stap}” komt een stap: “{nieuw}”.",
    "beside": "Naast “{stap}” loopt tegelijk een stap: “{nieuw}”.",
}


@dataclass(frozen=True)
class AddStep(Edit):
    """Add a step; `at` is a step, or an arrow to put it on. A lane of its own is asked by its id."""

    at: str
    side: Side
    step: NewStep
    lane: str = ""
    join: str = ""
    """The id, where nothing has it yet, of what waits for both of two steps beside each other."""

    def on(self, canvas: Canvas) -> Sentence:
        """Draw the step; raises `ModelError` behind what splits: an arrow says on which way it comes."""
        if tag(canvas.paper.get(self.at)) == "sequenceFlow":
            return self._on_flow(canvas)
        canvas.step(self.at)
        if self.side == "before":
            self._before(canvas)
        elif self.side == "after":
            self._behind(canvas, _only(canvas, self.at))
        else:
            put_beside(canvas, self.at, self.step.added(canvas, self.at, self.lane), self.join)
        return Sentence(_SAID[self.side], stap=canvas.paper.called(self.at), nieuw=self.step.name)

    def _on_flow(self, canvas: Canvas) -> Sentence:
        source, target = canvas.source(self.at), canvas.target(self.at)
        self._behind(canvas, self.at)
        return Sentence(
            "Tussen “{een}” en “{ander}” komt een stap: “{nieuw}”.",
            een=canvas.paper.called(source),
            ander=canvas.paper.called(target),
            nieuw=self.step.name,
        )

    def _behind(self, canvas: Canvas, flow: str) -> None:
        source, target = canvas.source(flow), canvas.target(flow)
        new = self.step.added(canvas, source, self.lane)
        canvas.lead(flow, new)
        canvas.connect(new, target)
        place_behind(canvas, new, source)

    def _before(self, canvas: Canvas) -> None:
        flows = canvas.incoming(self.at)
        if not flows:
            raise canvas.paper.refused(
                "Vóór “{stap}” komt niets: er leidt geen pijl naartoe.", stap=canvas.paper.called(self.at)
            )
        new = self.step.added(canvas, self.at, self.lane)
        for flow in flows:
            canvas.lead(flow, new)
        canvas.connect(new, self.at)
        place_before(canvas, new, self.at)


def _only(canvas: Canvas, step: str) -> str:
    """Return the one arrow out of a step."""
    flows = canvas.outgoing(step)
    if len(flows) == 1:
        return flows[0]
    raise canvas.paper.refused(
        "Uit “{stap}” vertrekt niet precies één pijl: kies de pijl waarop de stap komt.",
        stap=canvas.paper.called(step),
    )
