"""A step is added before, after or beside another, or on an arrow."""

from dataclasses import dataclass
from typing import Final, Literal

from app.domain.sentence import Sentence
from app.procedure.edits.beside import put_beside
from app.procedure.edits.drawing import Drawing
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

    def on(self, drawing: Drawing) -> Sentence:
        """Draw the step; raises `ModelError` behind what splits: an arrow says on which way it comes."""
        if tag(drawing.paper.get(self.at)) == "sequenceFlow":
            return self._on_flow(drawing)
        drawing.step(self.at)
        if self.side == "before":
            self._before(drawing)
        elif self.side == "after":
            self._behind(drawing, _only(drawing, self.at))
        else:
            put_beside(drawing, self.at, self.step.added(drawing, self.at, self.lane))
        return Sentence(_SAID[self.side], stap=drawing.paper.called(self.at), nieuw=self.step.name)

    def _on_flow(self, drawing: Drawing) -> Sentence:
        source, target = drawing.source(self.at), drawing.target(self.at)
        self._behind(drawing, self.at)
        return Sentence(
            "Tussen “{een}” en “{ander}” komt een stap: “{nieuw}”.",
            een=drawing.paper.called(source),
            ander=drawing.paper.called(target),
            nieuw=self.step.name,
        )

    def _behind(self, drawing: Drawing, flow: str) -> None:
        source, target = drawing.source(flow), drawing.target(flow)
        new = self.step.added(drawing, source, self.lane)
        drawing.lead(flow, new)
        drawing.connect(new, target)
        place_behind(drawing, new, source)

    def _before(self, drawing: Drawing) -> None:
        flows = drawing.incoming(self.at)
        if not flows:
            raise drawing.paper.refused(
                "Vóór “{stap}” komt niets: er leidt geen pijl naartoe.", stap=drawing.paper.called(self.at)
            )
        new = self.step.added(drawing, self.at, self.lane)
        for flow in flows:
            drawing.lead(flow, new)
        drawing.connect(new, self.at)
        place_before(drawing, new, self.at)


def _only(drawing: Drawing, step: str) -> str:
    """Return the one arrow out of a step."""
    flows = drawing.outgoing(step)
    if len(flows) == 1:
        return flows[0]
    raise drawing.paper.refused(
        "Uit “{stap}” vertrekt niet precies één pijl: kies de pijl waarop de stap komt.",
        stap=drawing.paper.called(step),
    )
