"""What may be drawn is what is executed, and what may be chosen is what the words say."""

import re
from pathlib import Path

import pytest

from app.domain.words.steps import KINDS
from app.procedure.bundle import read_model
from app.procedure.checks.livc_attribute import KNOWN
from app.procedure.drawing_offer.answers import forms_in, known_in
from app.procedure.drawing_offer.asked import asked_in
from app.procedure.drawing_offer.shapes import SAID_OTHERWISE, SHAPES, executed
from app.procedure.expressions import parse
from app.procedure.known import NODES

FILES = {
    f"{path.parent.name}/{path.name}": path.read_bytes()
    for path in [*Path("processes").glob("*/*"), *Path("forms").glob("*.json")]
    if path.suffix in {".bpmn", ".dmn", ".yaml", ".json"}
}
MODEL = read_model(FILES)[0]


def test_everything_that_is_executed_is_offered_or_said_otherwise_and_nothing_more() -> None:
    offered = {shape.drawn for shape in SHAPES}
    assert offered | SAID_OTHERWISE == executed()
    assert not offered & SAID_OTHERWISE
    assert len(offered) == len(SHAPES)


def test_every_shape_has_a_sign_in_the_letters_of_the_drawing_program() -> None:
    letters = Path("node_modules/bpmn-js/dist/assets/bpmn-font/css/bpmn-codes.css").read_text()
    for shape in SHAPES:
        assert f".bpmn-icon-{shape.icon}:before" in letters, shape.name


@pytest.mark.parametrize("process_id", sorted(MODEL.processes))
def test_what_is_drawn_today_can_be_chosen(process_id: str) -> None:
    """The model that we ship would not lose a word when each of its steps was chosen again."""
    asked = asked_in(MODEL, process_id)
    for element in MODEL.processes[process_id].elements.values():
        for name, value in element.livc.items():
            here = [each for each in asked if each.key == f"livc:{name}" and element.type in each.tags]
            for each in here:
                if each.choices and each.control == "choice":
                    assert value in {choice.value for choice in each.choices}, (element.id, name)


def test_every_attribute_of_ours_that_stands_on_a_shape_is_asked() -> None:
    asked = {each.key.removeprefix("livc:") for each in asked_in(MODEL, "casus")}
    assert asked >= KNOWN


def test_what_is_asked_is_asked_of_what_can_be_drawn() -> None:
    for each in asked_in(MODEL, "casus"):
        assert each.tags <= NODES | {"lane", "participant", "sequenceFlow"}, each.key


def test_a_superseded_kind_is_not_offered() -> None:
    kinds = next(each for each in asked_in(MODEL, "casus") if each.key == "livc:kind").choices
    assert not {each.value for each in kinds} & {word for word, kind in KINDS.items() if kind.superseded}


def test_a_condition_to_choose_can_be_read_and_asks_one_answer() -> None:
    for known in known_in(MODEL, "casus"):
        for each in known.conditions:
            assert parse(each.value)
            assert re.fullmatch(rf'{known.variable} = ("[a-z_0-9]+"|true|false)', each.value)


def test_only_what_a_procedure_may_remember_is_offered_of_a_form() -> None:
    f03 = next(each for each in forms_in(MODEL) if each.key == "F03")
    assert [each.value for each in f03.fields] == ["uitkomst", "lopende_casus", "kaart"]
