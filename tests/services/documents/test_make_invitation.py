"""The invitation for a meeting: when, where and the frame; no name of who is spoken of."""

import pytest

from app.domain.errors import NotFoundError
from app.services.documents.make_invitation import make_invitation
from tests.services.conftest import At
from tests.services.documents.printing import printer
from tests.services.installation import NAAM, Installation
from tests.services.table.meetings import meeting_of


@pytest.fixture
def inst(at: At) -> Installation:
    inst = at("op_lijst")
    inst.step("joris", "x_plan", overlegmoment="2026-02-09", uur="10:00", plaats="stadhuis")
    return inst


def text_for(inst: Installation, name: str) -> str:
    deps, printed = printer(inst.deps)
    assert make_invitation(inst.actor(name), meeting_of(inst), deps).naam == "uitnodiging-2026-02-09.pdf"
    return printed.text


def test_it_says_when_where_and_that_nobody_has_to_speak(inst: Installation) -> None:
    text = text_for(inst, "joris")
    assert "9 februari 2026, 10.00 uur" in text
    assert "stadhuis" in text
    assert "u bent dat nooit verplicht" in text
    assert "Casus 2026-01" in text
    assert NAAM not in text


def test_it_has_the_points_that_its_reader_may_know(inst: Installation) -> None:
    assert "2026-01" not in text_for(inst, "lotte")


def test_after_it_began_there_is_none(inst: Installation) -> None:
    overleg_id = meeting_of(inst)
    inst.move_to(inst.now.replace(day=9))
    inst.step("joris", "x_kader", "geopend")
    deps, _ = printer(inst.deps)
    with pytest.raises(NotFoundError):
        make_invitation(inst.actor("joris"), overleg_id, deps)


@pytest.mark.parametrize("name", ["mia", "nora", "bert"])
def test_who_never_sits_at_a_table_gets_none(inst: Installation, name: str) -> None:
    with pytest.raises(NotFoundError):
        text_for(inst, name)
