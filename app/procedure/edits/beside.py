"""Lets a step run beside another: both begin together, and what follows waits for both."""

from app.procedure.edits.canvas import Canvas
from app.procedure.edits.placing import place_before, place_behind, place_below


def put_beside(canvas: Canvas, step: str, new: str, wish: str = "") -> None:
    """Split before a step and join behind it, there with the id that is wished for where nothing has it yet.

    Raises `ModelError` where the step is not between two arrows.
    """
    incoming, outgoing = canvas.incoming(step), canvas.outgoing(step)
    if not incoming or len(outgoing) != 1:
        raise canvas.paper.refused(
            "Naast “{stap}” past niets: er moet een pijl naartoe leiden, en precies één pijl vertrekken.",
            stap=canvas.paper.called(step),
        )
    lane = canvas.lane_of(step)
    split = canvas.add("parallelGateway", step, words=f"splits_{step}")
    join = canvas.add("parallelGateway", step, words=f"samen_{step}", wish=wish)
    for gateway in (split, join):
        canvas.enter(gateway, lane)
    for flow in incoming:
        canvas.lead(flow, split)
    canvas.leave_from(outgoing[0], join)
    for each in (step, new):
        canvas.connect(split, each)
        canvas.connect(each, join)
    place_before(canvas, split, step)
    place_behind(canvas, join, step)
    place_below(canvas, new, step)
