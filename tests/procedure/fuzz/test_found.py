"""What the fuzzer found first, each in a drawing of its own: the smallest that went wrong."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import cli
from app.procedure.edits.add_end import AddEnd
from app.procedure.edits.drop_step import DropStep
from app.procedure.sound import judge
from tests.engine.models import boundary, end, flows, process, start, user


def drawing(*parts: str, name: str = "p") -> bytes:
    return process(name, start(), user("a"), end(), *parts)


def test_a_step_for_which_a_line_is_drawn_gets_an_end_without_a_place() -> None:
    content = drawing(user("f_a_end"), flows("start>a")).replace(
        b"<bpmndi:BPMNEdge", b'<bpmndi:BPMNEdge bpmnElement="f_a_end"/><bpmndi:BPMNEdge', 1
    )
    shape = b'<bpmndi:BPMNShape bpmnElement="f_a_end">'
    drawn = content.replace(shape, b'<bpmndi:BPMNShape bpmnElement="elders">')
    assert b'bpmnElement="f_a_end"' in drawn
    assert b"einde_f_a_end" in AddEnd("f_a_end").apply(drawn)


def test_an_event_on_what_is_not_drawn_is_proved_about_all_the_same() -> None:
    content = drawing(boundary("r", "nergens", duration="P1D"), flows("start>a; a>end; r>end"))
    [judged] = judge({"p.bpmn": content})
    assert {each.question: each.answer for each in judged.verdicts}["sound.no_dead_activities"] == "holds"


def test_a_namespace_that_the_canonical_form_refuses_can_be_edited() -> None:
    odd = b'<bpmn:extensionElements><x:y xmlns:x="los"/></bpmn:extensionElements>'
    content = drawing(flows("start>a; a>end")).replace(b"<bpmn:endEvent", odd + b"<bpmn:endEvent", 1)
    edit = DropStep("a")
    edited = edit.edited(content)
    assert edited.inverse.apply(edited.content)


@pytest.mark.parametrize("as_json", [True, False])
def test_what_steers_a_screen_is_written_as_its_number(as_json: bool, tmp_path: Path) -> None:
    content = drawing(user("b", name="\u009b31m\u202e"), flows("start>a; a>end"))
    (tmp_path / "p.bpmn").write_bytes(content)
    arguments = ["check", *(["--json"] if as_json else []), str(tmp_path / "p.bpmn")]
    said = CliRunner().invoke(cli, arguments).output
    assert not {"\u009b", "\u202e"} & set(said)
    assert ("\\u009b31m\\u202e" if as_json else "U+009B31mU+202E") in said
