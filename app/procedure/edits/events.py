"""What makes an event one: the timer or the message in it."""

from typing import Final, Literal

from app.procedure.edits.canvas import Canvas
from app.procedure.xml import BPMN, LIVC, tag

TimerKind = Literal["timeDuration", "timeDate", "timeCycle"]
_TYPE: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"
TIMERS: Final = frozenset({"timeDuration", "timeDate", "timeCycle"})


def add_timer(canvas: Canvas, event: str, kind: TimerKind, text: str) -> None:
    """Make an event wait for a moment."""
    paper = canvas.paper
    node = paper.get(event)
    definition = paper.insert(node, len(node), paper.made("timerEventDefinition"))
    made = paper.made(kind, **{_TYPE: paper.formal()})
    made.text = text
    paper.insert(definition, 0, made)


def add_message(canvas: Canvas, event: str, word: str) -> None:
    """Make an event send or await a message; the file gets a `message` of that name where it has none."""
    paper = canvas.paper
    found = (each for each in paper.root.iterchildren(f"{{{BPMN}}}message") if each.get("name") == word)
    message = next(found, None)
    if message is None:
        tops = [paper.root.index(each) for each in paper.root.iterchildren() if tag(each) == "process"]
        made = paper.made("message", id=paper.fresh(f"bericht_{word}"), name=word)
        message = paper.insert(paper.root, min(tops, default=len(paper.root)), made)
    node = paper.get(event)
    paper.set(node, f"{{{LIVC}}}message", word)
    paper.insert(node, len(node), paper.made("messageEventDefinition", messageRef=str(message.get("id"))))
