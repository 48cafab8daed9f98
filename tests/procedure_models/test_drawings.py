"""A procedure is drawn completely, in lanes, and so that people can read it."""

from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.procedure_models.drawing import (
    DRAWN,
    FILES,
    LIVC,
    Box,
    box,
    containers,
    find,
    flows,
    lanes,
    local,
    nodes,
    parse,
    planes,
    points,
)

ROLES = {
    *("burgemeester", "coordinator", "partner", "information_officer", "verslaggever", "tafel", "systeem"),
    *("voorzitter", "korpschef", "sociale_partner", "justitiehuis", "fg"),
}
every_file = pytest.mark.parametrize(
    "file", DRAWN, ids=lambda f: f.stem if f in FILES else f"{f.parents[2].name}-{f.stem}"
)


def test_there_are_procedures_to_look_at() -> None:
    assert {"casus", "bewaring", "overleg", "prescreening"} <= {file.stem for file in FILES}


@every_file
def test_the_process_is_called_after_its_folder(file: Path) -> None:
    assert [p.get("id") for p in find(parse(file), "bpmn:process")] == [file.stem] == [file.parent.name]


@every_file
def test_everything_is_drawn_once(file: Path) -> None:
    root = parse(file)
    beside = ("participant", "messageFlow", "textAnnotation", "association")
    drawable = [*nodes(root), *flows(root), *lanes(root)]
    drawable += [each for name in beside for each in find(root, f".//bpmn:{name}")]
    model = [each.get("id") for each in drawable]
    drawn = [d.get("bpmnElement") for plane in planes(root) for d in plane]
    assert sorted(drawn) == sorted(model)


@every_file
def test_every_sub_process_has_a_plane_of_its_own(file: Path) -> None:
    root = parse(file)
    wanted = [c.get("id") for c in find(root, ".//bpmn:subProcess")]
    wanted += [c.get("id") for c in find(root, "bpmn:collaboration")]
    assert sorted(p.get("bpmnElement") for p in planes(root)) == sorted(wanted)


@every_file
def test_every_step_stands_in_one_lane_with_a_role(file: Path) -> None:
    for container in containers(parse(file)):
        drawn = find(container, "bpmn:laneSet/bpmn:lane")
        assert {lane.get(f"{LIVC}role") for lane in drawn} <= ROLES
        assert all(lane.get("name") for lane in drawn)
        members = sorted(ref.text for lane in drawn for ref in find(lane, "bpmn:flowNodeRef"))
        assert members == sorted(n.get("id") for n in container if n in nodes(container)), container.get("id")


@every_file
def test_a_step_is_drawn_inside_its_lane(file: Path) -> None:
    root = parse(file)
    drawn = {s.get("bpmnElement"): box(s) for s in find(root, ".//bpmndi:BPMNShape")}
    for lane in lanes(root):
        for ref in find(lane, "bpmn:flowNodeRef"):
            assert drawn[lane.get("id")].holds(*drawn[ref.text].middle), ref.text


@every_file
def test_shapes_do_not_overlap(file: Path) -> None:
    root = parse(file)
    for plane in planes(root):
        for (one, a), (other, b) in combinations(_shapes(root, plane, boundaries=False).items(), 2):
            assert not a.meets(b), (one, other)


@every_file
def test_no_arrow_runs_through_a_step(file: Path) -> None:
    root = parse(file)
    for plane in planes(root):
        shapes = _shapes(root, plane, boundaries=False)
        for edge in find(plane, "bpmndi:BPMNEdge"):
            for a, b in pairwise(points(edge)):
                assert a[0] == b[0] or a[1] == b[1], edge.get("bpmnElement")
                line = Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]) or 1, abs(a[1] - b[1]) or 1)
                through = [i for i, shape in shapes.items() if _shrunk(shape).meets(line)]
                assert not through, (edge.get("bpmnElement"), through)


@every_file
def test_no_words_stand_on_a_step_or_on_other_words(file: Path) -> None:
    root = parse(file)
    for plane in planes(root):
        shapes = _shapes(root, plane, boundaries=True)
        words = {
            d.get("bpmnElement"): box(label)
            for d in plane
            for label in find(d, "bpmndi:BPMNLabel")
            if len(label)
        }
        for (one, a), (other, b) in combinations(words.items(), 2):
            assert not a.meets(b, slack=2), (one, other)
        for name, label in words.items():
            hit = [i for i, shape in shapes.items() if i != name and shape.meets(label, slack=6)]
            assert not hit, (name, hit)


@every_file
def test_what_people_read_has_a_name(file: Path) -> None:
    root = parse(file)
    silent = {"startEvent", "endEvent", "parallelGateway"}
    assert not [n.get("id") for n in nodes(root) if not n.get("name") and local(n) not in silent]


def test_an_id_occurs_once_over_all_procedures() -> None:
    ids = [
        e.get("id") for file in FILES for e in parse(file).iter() if isinstance(e.tag, str) and e.get("id")
    ]
    tables = sorted(file for folder in {f.parent for f in FILES} for file in folder.glob("*.dmn"))
    ids += [e.get("id") for file in tables for e in parse(file).iter() if e.get("id")]
    assert not {i for i in ids if ids.count(i) > 1}


def _shapes(root: Any, plane: Any, *, boundaries: bool) -> dict[str, Box]:
    kinds = {n.get("id"): local(n) for n in nodes(root)}
    shapes = {s.get("bpmnElement"): box(s) for s in find(plane, "bpmndi:BPMNShape")}
    return {i: b for i, b in shapes.items() if i in kinds and (boundaries or kinds[i] != "boundaryEvent")}


def _shrunk(shape: Box) -> Box:
    """Leave the border out, and the corners of a diamond or circle."""
    slack = 14 if shape.width <= 50 else 2
    return Box(shape.x + slack, shape.y + slack, shape.width - 2 * slack, shape.height - 2 * slack)
