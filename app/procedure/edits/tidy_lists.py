"""What an element says of itself agrees with what is drawn."""

from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.xml import tag


@dataclass(frozen=True)
class TidyFlows(Edit):
    """Let a step name only the arrows that are drawn at it."""

    step: str

    def on(self, canvas: Canvas) -> Sentence:
        """Take out what it names too many."""
        drawn = {"incoming": canvas.incoming(self.step), "outgoing": canvas.outgoing(self.step)}
        for each in list(canvas.step(self.step)):
            named = drawn.get(tag(each))
            if named is not None and canvas.paper.local(each.text) not in named:
                canvas.paper.remove(each)
        return Sentence(
            "“{stap}” noemt enkel nog de pijlen die er zijn.", stap=canvas.paper.called(self.step)
        )


@dataclass(frozen=True)
class TidyLane(Edit):
    """Let a lane name only steps that are there."""

    lane: str

    def on(self, canvas: Canvas) -> Sentence:
        """Take out what it names too many."""
        for each in list(canvas.paper.get(self.lane)):
            named = canvas.paper.local(each.text)
            if tag(each) == "flowNodeRef" and canvas.paper.find(named) is None:
                canvas.paper.remove(each)
        return Sentence("Baan “{lane}” noemt enkel nog wat er is.", lane=canvas.paper.called(self.lane))


@dataclass(frozen=True)
class OneLane(Edit):
    """Let a step stand in one lane of those that name it."""

    step: str
    lane: str

    def on(self, canvas: Canvas) -> Sentence:
        """Take the step out of the other lanes."""
        canvas.step(self.step)
        lane = canvas.paper.get(self.lane)
        canvas.leave(self.step)
        canvas.enter(self.step, lane)
        return Sentence(
            "“{stap}” staat enkel nog in “{lane}”.",
            stap=canvas.paper.called(self.step),
            lane=canvas.paper.called(self.lane),
        )
