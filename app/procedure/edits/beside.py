"""Lets a step run beside another: both begin together, and what follows waits for both."""

from app.procedure.edits.drawing import Drawing
from app.procedure.edits.placing import place_before, place_behind, place_below


def put_beside(drawing: Drawing, step: str, new: str) -> None:
    """Split before a step and join behind it; raises `ModelError` where it is not between two arrows."""
    incoming, outgoing = drawing.incoming(step), drawing.outgoing(step)
    if not incoming or len(outgoing) != 1:
        raise drawing.paper.refused(
            "Naast “{stap}” past niets: er moet een pijl naartoe leiden, en precies één pijl vertrekken.",
            stap=drawing.paper.called(step),
        )
    lane = drawing.lane_of(step)
    split = drawing.add("parallelGateway", step, words=f"splits_{step}")
    join = drawing.add("parallelGateway", step, words=f"samen_{step}")
    for gateway in (split, join):
        drawing.enter(gateway, lane)
    for flow in incoming:
        drawing.lead(flow, split)
    drawing.leave_from(outgoing[0], join)
    for each in (step, new):
        drawing.connect(split, each)
        drawing.connect(each, join)
    place_before(drawing, split, step)
    place_behind(drawing, join, step)
    place_below(drawing, new, step)
