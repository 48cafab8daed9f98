"""A step stands again as it does in another drawing of the procedure: the model, or the version in force."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.edit import Edit
from app.procedure.edits.journal import same
from app.procedure.edits.paper import Paper
from app.procedure.edits.placing import place_before, place_behind, place_on_border
from app.procedure.xml import BPMN, tag

_OF_FLOWS = frozenset({"incoming", "outgoing"})


@dataclass(frozen=True)
class Restore(Edit):
    """Put a step back with its words, its arrows, its lane, and all that is gone between it and what is there."""

    step: str
    model: bytes = field(repr=False)

    def on(self, canvas: Canvas) -> Sentence:
        """Draw it; raises `ModelError` where the other drawing has no such step, or it is a part of many steps."""
        model = Canvas(Paper(canvas.paper.file, self.model), ())
        model.step(self.step)
        gone = list(_gone(canvas, model, self.step))
        for step in gone:
            _copy(canvas, model, step)
        if self.step not in gone:
            _rewrite(canvas, model, self.step)
        for step in dict.fromkeys([*gone, self.step]):
            for flow in [*model.incoming(step), *model.outgoing(step)]:
                _connect(canvas, model, flow)
            _enter(canvas, model, step)
        _place(canvas, gone)
        return Sentence("“{stap}” staat terug zoals in het model.", stap=canvas.paper.called(self.step))


def _gone(canvas: Canvas, model: Canvas, begin: str) -> Iterator[str]:
    """Yield a step and those around it, as far as they are not there any more."""
    todo, seen = [begin], {begin}
    for here in todo:
        if canvas.paper.find(here) is not None:
            continue
        yield here
        around = {*map(model.source, model.incoming(here)), *map(model.target, model.outgoing(here))}
        new = {*around, *model.boundaries(here)} - seen
        seen |= new
        todo += sorted(new)


def _copy(canvas: Canvas, model: Canvas, step: str) -> None:
    scope = canvas.paper.get(str(model.scope(step).get("id")))
    node = deepcopy(model.paper.get(step))
    if tag(node) == "subProcess":
        raise canvas.paper.refused("“{deel}” is een deel met een eigen blad: teken het opnieuw.", deel=step)
    for child in filter(_is_listed, list(node)):
        node.remove(child)
    flow = scope.find(f"{{{BPMN}}}sequenceFlow")
    index = len(scope) if flow is None else scope.index(flow)
    canvas.paper.insert(scope, index, node)


def _is_listed(node: etree._Element) -> bool:
    return tag(node) in _OF_FLOWS


def _rewrite(canvas: Canvas, model: Canvas, step: str) -> None:
    """Give a step that is there the attributes and the words of the model."""
    here, there = canvas.paper.get(step), model.paper.get(step)
    for name in {*map(str, here.keys()), *map(str, there.keys())} - {"default"}:
        canvas.paper.set(here, name, there.get(name))
    own, other = _words(here), _words(there)
    if len(own) == len(other) and all(map(same, own, other)):
        return
    for child in own:
        canvas.paper.remove(child)
    for child in other:
        index = 0 if tag(child) in {"documentation", "extensionElements"} else len(here)
        canvas.paper.insert(here, index, deepcopy(child))


def _words(node: etree._Element) -> list[etree._Element]:
    if tag(node) == "subProcess":
        return []
    return [each for each in node if tag(each) not in _OF_FLOWS]


def _connect(canvas: Canvas, model: Canvas, flow: str) -> None:
    """Draw an arrow as the model does, where both ends are there."""
    source, target = model.source(flow), model.target(flow)
    if canvas.paper.find(source) is None or canvas.paper.find(target) is None:
        return
    there = model.paper.get(flow)
    if canvas.paper.find(flow) is None:
        canvas.connect(source, target, there.get("name", ""), identifier=flow)
    if canvas.source(flow) != source:
        canvas.leave_from(flow, source)
    if canvas.target(flow) != target:
        canvas.lead(flow, target)
    canvas.condition(flow, model.condition_of(flow))
    if model.paper.local(model.paper.get(source).get("default")) == flow:
        canvas.paper.set(canvas.paper.get(source), "default", flow)


def _enter(canvas: Canvas, model: Canvas, step: str) -> None:
    lane = model.lane_of(step)
    if lane is None:
        return
    wanted = canvas.paper.find(str(lane.get("id")))
    if wanted not in {None, canvas.lane_of(step)}:
        canvas.leave(step)
        canvas.enter(step, wanted)


def _place(canvas: Canvas, steps: list[str]) -> None:
    """Put the steps on the sheet, each beside what is drawn already."""
    todo = list(steps)
    while todo:
        ready = next((step for step in todo if _put_beside(canvas, step)), None)
        if ready is None:
            return
        todo.remove(ready)


def _put_beside(canvas: Canvas, step: str) -> bool:
    host = canvas.paper.local(canvas.paper.get(step).get("attachedToRef"))
    before = filter(canvas.box, map(canvas.source, canvas.incoming(step)))
    behind = filter(canvas.box, map(canvas.target, canvas.outgoing(step)))
    if canvas.box(host):
        place_on_border(canvas, step, host)
    elif anchor := next(before, ""):
        place_behind(canvas, step, anchor)
    elif anchor := next(behind, ""):
        place_before(canvas, step, anchor)
    return canvas.box(step) is not None
