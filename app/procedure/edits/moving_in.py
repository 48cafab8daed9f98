"""Moves steps, with their arrows and lanes, into a sub-process; in the model, not on the sheet."""

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from app.procedure.edits.canvas import Canvas
from app.procedure.xml import tag


@dataclass(frozen=True)
class Part:
    """A new sub-process, and what goes into it."""

    id: str
    inside: tuple[str, ...]
    first: str
    behind: str
    """Where it goes on after the part."""
    entries: tuple[str, ...]
    exits: tuple[str, ...]

    begin: str
    """The id of the start in it."""
    end: str
    """The id of the end in it."""


def move_in(canvas: Canvas, part: Part) -> None:
    """Let the arrows to the steps lead to the part, and put the steps in it, between a start and an end."""
    for flow in part.entries:
        canvas.lead(flow, part.id)
    for identifier, type_ in ((part.begin, "startEvent"), (part.end, "endEvent")):
        _add(canvas, identifier, type_, part)
    canvas.connect(part.begin, part.first)
    for flow in part.exits:
        canvas.lead(flow, part.end)
    canvas.connect(part.id, part.behind)
    members = (part.begin, *part.inside, part.end)
    lanes = {step: canvas.lane_of(step) for step in members}
    flows = dict.fromkeys(flow for step in members for flow in canvas.outgoing(step))
    _move_lanes(canvas, part, lanes)
    for each in (*members, *flows, *_notes(canvas, part)):
        node = canvas.paper.get(each)
        canvas.wipe(each, within=False)
        moved = deepcopy(node)
        canvas.paper.remove(node)
        canvas.paper.insert(canvas.paper.get(part.id), len(canvas.paper.get(part.id)), moved)
    canvas.wanted |= flows


def _add(canvas: Canvas, identifier: str, type_: str, part: Part) -> None:
    parent, sibling = canvas.scope(part.id), canvas.paper.get(part.id)
    made = canvas.paper.made(type_, id=identifier)
    canvas.paper.insert(parent, parent.index(sibling) + 1, made)
    canvas.enter(identifier, canvas.lane_of(part.first))


def _move_lanes(canvas: Canvas, part: Part, lanes: dict[str, etree._Element | None]) -> None:
    """Give the part lanes like those that the steps stood in."""
    paper = canvas.paper
    used = set(lanes.values())
    known = [lane for lane in canvas.lanes(canvas.scope(part.id)) if lane in used]
    if not known:
        return
    made = paper.made("laneSet", id=paper.fresh(f"lanes_{part.id}"))
    lane_set = paper.insert(paper.get(part.id), _place_of_lanes(paper.get(part.id)), made)
    for each in known:
        copy = paper.made("lane")
        for name, value in each.attrib.items():
            copy.set(name, value)
        copy.set("id", paper.fresh(f"{each.get('id')}_{part.id}"))
        paper.insert(lane_set, len(lane_set), copy)
    for step, lane in lanes.items():
        if lane is not None:
            canvas.leave(step)
            canvas.enter(step, lane_set[known.index(lane)])


def _place_of_lanes(node: etree._Element) -> int:
    listed = [index for index, each in enumerate(node) if tag(each) in {"incoming", "outgoing"}]
    last = max(listed, default=-1)
    return last + 1


def _notes(canvas: Canvas, part: Part) -> list[str]:
    """Return the notes that are tied to the steps alone, with their lines."""
    found: dict[str, None] = {}
    for step in part.inside:
        for line in canvas.tied(step):
            [note, *_] = [*(canvas.ends(line) - {step}), step]
            if canvas.is_note(note) and canvas.tied(note) == [line]:
                found |= dict.fromkeys([note, line])
    return list(found)
