"""A step is taken away, and what led to it leads on to what followed."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
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

    def on(self, canvas: Canvas) -> Sentence:
        """Remove the step; raises `ModelError` where it is not clear what follows."""
        name = canvas.paper.called(self.step)
        canvas.step(self.step)
        target = canvas.target(self.way) if self.way else self._following(canvas)
        gone = [self.step]
        choice = self._choice(canvas)
        if self.way and choice:
            gone.append(choice)
        for flow in canvas.incoming(self.step):
            if canvas.source(flow) not in gone:
                canvas.lead(flow, target)
        for each in gone:
            canvas.drop(each)
        drop_unreached(canvas, canvas.scope(target))
        return Sentence(
            "“{stap}” valt weg; daarna volgt “{ander}”.", stap=name, ander=canvas.paper.called(target)
        )

    def _following(self, canvas: Canvas) -> str:
        flows = canvas.outgoing(self.step)
        if len(flows) != 1 or not canvas.incoming(self.step):
            raise canvas.paper.refused(
                "“{stap}” kan niet weg: kies eerst waar het dan verder gaat.",
                stap=canvas.paper.called(self.step),
            )
        return canvas.target(flows[0])

    def _choice(self, canvas: Canvas) -> str:
        """Return the choice whose way was chosen, where only this step leads to it."""
        if not self.way:
            return ""
        source = canvas.source(self.way)
        befores = [canvas.source(each) for each in canvas.incoming(source)]
        if source == self.step or befores != [self.step]:
            return ""
        return source if tag(canvas.paper.get(source)).endswith("Gateway") else ""
