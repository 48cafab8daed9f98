"""What is looked at after an edit: does the file read, is it drawn legibly, and is the rest untouched."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from lxml import etree

from app.procedure.edits.edit import Edited
from app.procedure.reader import read_bpmn
from tests.procedure_models.drawing import Box, box, containers, find, flows, lanes, local, points

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted((ROOT / "processes").glob("*/*.bpmn"))
HOUSE = {file.stem: file.read_bytes() for file in FILES}
TASKS = ["userTask", "serviceTask", "businessRuleTask", "callActivity", "subProcess", "task", "manualTask"]
NODES = {
    *("startEvent", "endEvent", "intermediateThrowEvent", "intermediateCatchEvent", "boundaryEvent"),
    *("exclusiveGateway", "parallelGateway", "eventBasedGateway", "inclusiveGateway"),
    *TASKS,
}


def canonical(content: bytes) -> bytes:
    return etree.tostring(etree.fromstring(content), method="c14n", with_comments=True)


def troubles(before: bytes, edited: Edited) -> list[str]:
    """Return what is wrong after an edit and was not before."""
    known = set(_troubles(before))
    found = [each for each in _troubles(edited.content) if each not in known]
    if canonical(edited.inverse.apply(edited.content)) != canonical(before):
        found.append("the inverse does not bring back what was")
    if not str(edited.said).strip():
        found.append("it does not say what it does")
    return found


def untouched(before: bytes, edited: Edited, *touched: str) -> list[str]:
    """Return the ids of what an edit changed in the model besides these; drawings may move."""
    old, new = _models(before), _models(edited.content)
    return [name for name in old.keys() & new.keys() if old[name] != new[name] and name not in touched]


def _models(content: bytes) -> dict[str, bytes]:
    """Return every node of the model without what it holds, by id."""
    root = etree.fromstring(content)
    found = {}
    for node in root.iter("{http://www.omg.org/spec/BPMN/20100524/MODEL}*"):
        if node.get("id"):
            found[node.get("id")] = repr((node.tag, sorted(node.attrib.items()), node.text)).encode()
    return found


def _troubles(content: bytes) -> Iterator[str]:
    read_bpmn("proef/proef.bpmn", content)
    root = etree.fromstring(content)
    yield from _ids(root)
    yield from _listed(root)
    yield from _in_lanes(root)
    yield from _drawn(root)
    for plane in find(root, ".//bpmndi:BPMNPlane"):
        yield from _legible(root, plane)


def _ids(root: Any) -> Iterator[str]:
    seen: set[str] = set()
    for node in root.iter():
        name = node.get("id") if isinstance(node.tag, str) else None
        if name in seen:
            yield f"{name} stands twice"
        if name:
            seen.add(name)


def _listed(root: Any) -> Iterator[str]:
    """An element lists exactly the flows that are drawn at it."""
    for node in _nodes(root):
        parent = node.getparent()
        for what, end in (("incoming", "targetRef"), ("outgoing", "sourceRef")):
            drawn = sorted(
                f.get("id") for f in find(parent, "bpmn:sequenceFlow") if f.get(end) == node.get("id")
            )
            said = sorted(each.text for each in find(node, f"bpmn:{what}"))
            if said != drawn:
                yield f"{node.get('id')} lists {said} and has {drawn}"


def _in_lanes(root: Any) -> Iterator[str]:
    shapes = {s.get("bpmnElement"): box(s) for s in find(root, ".//bpmndi:BPMNShape")}
    for container in containers(root):
        drawn = [lane for lane in lanes(container) if lane.getparent().getparent() is container]
        members = sorted(ref.text for lane in drawn for ref in find(lane, "bpmn:flowNodeRef"))
        inside = sorted(n.get("id") for n in container if n in _nodes(root))
        if drawn and members != inside:
            yield f"{container.get('id')}: in lanes {set(members) ^ set(inside)}"
        for lane in drawn:
            for ref in find(lane, "bpmn:flowNodeRef"):
                strip, shape = shapes.get(lane.get("id")), shapes.get(ref.text)
                if strip and shape and not strip.holds(*shape.middle):
                    yield f"{ref.text} stands outside {lane.get('id')}"


def _drawn(root: Any) -> Iterator[str]:
    beside = ("participant", "messageFlow", "textAnnotation", "association", "lane", "sequenceFlow")
    model = [n.get("id") for n in _nodes(root)]
    model += [each.get("id") for name in beside for each in find(root, f".//bpmn:{name}")]
    drawn = [d.get("bpmnElement") for plane in find(root, ".//bpmndi:BPMNPlane") for d in plane]
    for name in set(model) ^ set(drawn):
        yield f"{name} is drawn or modelled, not both"


def _legible(root: Any, plane: Any) -> Iterator[str]:
    kinds = {n.get("id"): local(n) for n in _nodes(root)}
    shapes = {s.get("bpmnElement"): box(s) for s in find(plane, "bpmndi:BPMNShape")}
    bodies = {i: b for i, b in shapes.items() if i in kinds and kinds[i] != "boundaryEvent"}
    for (one, a), (other, b) in combinations(bodies.items(), 2):
        if a.meets(b):
            yield f"{one} covers {other}"
    for edge in find(plane, "bpmndi:BPMNEdge"):
        yield from _line(edge, bodies)


def _line(edge: Any, bodies: dict[str, Box]) -> Iterator[str]:
    name = edge.get("bpmnElement")
    for a, b in pairwise(points(edge)):
        if a[0] != b[0] and a[1] != b[1]:
            yield f"{name} runs slantwise"
        line = Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]) or 1, abs(a[1] - b[1]) or 1)
        for shape, body in bodies.items():
            if _shrunk(body).meets(line):
                yield f"{name} runs through {shape}"


def _shrunk(shape: Box) -> Box:
    slack = 14 if shape.width <= 50 else 2
    return Box(shape.x + slack, shape.y + slack, shape.width - 2 * slack, shape.height - 2 * slack)


def words_in_the_way(content: bytes) -> set[str]:
    """Return what is written over other words or over a shape."""
    root = etree.fromstring(content)
    found = set()
    for plane in find(root, ".//bpmndi:BPMNPlane"):
        shapes = {s.get("bpmnElement"): box(s) for s in find(plane, "bpmndi:BPMNShape")}
        kinds = {n.get("id") for n in _nodes(root)}
        words = {
            d.get("bpmnElement"): box(label)
            for d in plane
            for label in find(d, "bpmndi:BPMNLabel")
            if len(label)
        }
        found |= {f"{a} on {b}" for a, b in combinations(words, 2) if words[a].meets(words[b], slack=2)}
        for name, label in words.items():
            hit = [i for i in shapes if i != name and i in kinds and shapes[i].meets(label, slack=6)]
            found |= {f"{name} on {each}" for each in hit}
    return found


def _nodes(root: Any) -> list[Any]:
    return [n for n in root.iter() if isinstance(n.tag, str) and local(n) in NODES]


def steps(content: bytes, *types: str) -> list[str]:
    """Return the ids of the steps of some types."""
    return [n.get("id") for n in _nodes(etree.fromstring(content)) if not types or local(n) in types]


def arrows(content: bytes) -> list[Any]:
    return flows(etree.fromstring(content))
