"""A step is taken away, and what led to it leads on to what followed."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.drawing import Drawing
from app.procedure.edits.edit import Edit
from app.procedure.edits.unreached import drop_unreached
from app.procedure.xml import tag


@dataclass(frozen=True)
class RemoveStep(Edit):
    """Remove a step with the events on its border; `way` is the arrow to go on with where a choice follows.

    A choice that only this step leads to reads its answer: with a `way` it goes along, and all that nothing
    leads to any more.
    """

    step: str
    way: str = ""

    def on(self, drawing: Drawing) -> Sentence:
        """Remove the step; raises `ModelError` where it is not clear what follows."""
        name = drawing.paper.called(self.step)
        drawing.step(self.step)
        target = drawing.target(self.way) if self.way else self._following(drawing)
        gone = [self.step]
        choice = self._choice(drawing)
        if self.way and choice:
            gone.append(choice)
        for flow in drawing.incoming(self.step):
            if drawing.source(flow) not in gone:
                drawing.lead(flow, target)
        for each in gone:
            drawing.drop(each)
        drop_unreached(drawing, drawing.scope(target))
        return Sentence(
            "“{stap}” valt weg; daarna volgt “{ander}”.", stap=name, ander=drawing.paper.called(target)
        )

    def _following(self, drawing: Drawing) -> str:
        flows = drawing.outgoing(self.step)
        if len(flows) != 1 or not drawing.incoming(self.step):
            raise drawing.paper.refused(
                "“{stap}” kan niet weg: kies eerst waar het dan verder gaat.",
                stap=drawing.paper.called(self.step),
            )
        return drawing.target(flows[0])

    def _choice(self, drawing: Drawing) -> str:
        """Return the choice whose way was chosen, where only this step leads to it."""
        if not self.way:
            return ""
        source = drawing.source(self.way)
        befores = [drawing.source(each) for each in drawing.incoming(source)]
        if source == self.step or befores != [self.step]:
            return ""
        return source if tag(drawing.paper.get(source)).endswith("Gateway") else ""
