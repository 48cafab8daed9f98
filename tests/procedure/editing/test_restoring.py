"""What was taken away stands again as it did, from another drawing of the same procedure."""

import re

import pytest
from lxml import etree

from app.domain.errors import ModelError
from app.procedure.edits.add_end import AddEnd
from app.procedure.edits.edit import Edit
from app.procedure.edits.move_to_lane import MoveToLane
from app.procedure.edits.remove_step import RemoveStep
from app.procedure.edits.restore import Restore
from app.procedure.edits.set_words import Rename, SetAttribute
from app.procedure.reader import read_bpmn
from tests.procedure.editing.looking import HOUSE, arrows, canonical, steps, troubles

TASKS = ("userTask", "serviceTask", "businessRuleTask")


def said(content: bytes) -> object:
    """Return what a drawing says, without where in the file."""
    [process] = read_bpmn("p/p.bpmn", content).processes
    elements = {
        each.id: (each.type, each.name, each.role, each.livc, each.default, each.timer, each.attached_to)
        for each in process.elements.values()
    }
    flows = {
        each.id: (each.source, each.target, each.name, each.condition) for each in process.flows.values()
    }
    return elements, flows


def removals(content: bytes, step: str) -> list[Edit]:
    """Return ways to take a step away: alone, or with the choice on its answer."""
    behind = [each.get("targetRef") for each in arrows(content) if each.get("sourceRef") == step]
    ways = [each.get("id") for each in arrows(content) if each.get("sourceRef") in behind]
    return [RemoveStep(step), *(RemoveStep(step, way) for way in ways[:1])]


@pytest.mark.parametrize("name", sorted(HOUSE))
def test_a_step_that_was_removed_stands_again(name: str) -> None:
    content, done = HOUSE[name], 0
    for step in steps(content, *TASKS)[::5]:
        for removal in removals(content, step):
            try:
                broken = removal.apply(content)
                restored = Restore(step, content).edited(broken)
            except ModelError:
                continue
            assert said(restored.content) == said(content), (step, removal)
            assert troubles(broken, restored) == [], (step, removal)
            done += 1
    assert done


@pytest.mark.parametrize(
    "edit",
    [
        MoveToLane("f_cons", "coordinator"),
        Rename("f_cons", "Iets anders"),
        SetAttribute("f_cons", "subject", "traject"),
        SetAttribute("f_cons", "vraag", ""),
    ],
)
def test_a_step_that_says_something_else_says_again_what_it_did(edit: Edit) -> None:
    content = HOUSE["terugkoppeling"]
    broken = edit.apply(content)
    assert said(Restore("f_cons", content).apply(broken)) == said(content)


def test_a_comment_and_what_another_program_wrote_stay_where_they_are() -> None:
    content = HOUSE["terugkoppeling"].replace(
        b'<bpmn:userTask id="f_cons"',
        b'<!-- van een buur --><bpmn:userTask xmlns:buur="urn:buur" buur:kleur="rood" id="f_cons"',
    )
    edited = Rename("f_cons", "Iets anders").edited(content)
    assert b"<!-- van een buur -->" in edited.content
    assert b'buur:kleur="rood"' in edited.content
    root = etree.fromstring(edited.inverse.apply(edited.content))
    assert etree.tostring(root, method="c14n") == etree.tostring(etree.fromstring(content), method="c14n")


def test_taking_back_is_refused_once_the_drawing_is_another() -> None:
    content = HOUSE["terugkoppeling"]
    edited = Rename("f_cons", "Iets anders").edited(content)
    later = Rename("f_cons", "Nog iets anders").apply(edited.content)
    with pytest.raises(ModelError, match="intussen anders"):
        edited.inverse.apply(later)


def test_taking_back_twice_makes_the_edit_again() -> None:
    content = HOUSE["terugkoppeling"]
    edited = RemoveStep("f_cons", "flow_g_f_cons__consensus").edited(content)
    back = edited.inverse.edited(edited.content)
    again = back.inverse.apply(back.content)
    assert said(again) == said(edited.content)


def test_a_prefix_that_a_file_declares_and_does_not_use_stays() -> None:
    content = HOUSE["terugkoppeling"].replace(
        b' xmlns:livc="urn:livc:bpmn:1"', b' xmlns="urn:van:een:ander"', 1
    )
    content = b"".join(re.split(rb' livc:[a-z]+="[^"]*"|<livc:gevolg.*?</livc:gevolg>', content))
    for edit in (AddEnd("f_cons"), SetAttribute("f_cons", "kind", "vrij")):
        edited = edit.edited(content)
        assert b'xmlns="urn:van:een:ander"' in edited.content
        assert canonical(edited.inverse.apply(edited.content)) == canonical(content)
