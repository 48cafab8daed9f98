"""Who follows the meetings puts the next one in a calendar: its day, its place, and nothing more."""

import pytest

from app.domain.errors import NotFoundError
from app.services.table.plan_again import move_meeting
from app.services.table.show_meeting_day import show_meeting_day
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.meetings import meeting_of
from tests.services.table.test_plan_again import PLAATS, plan


@pytest.fixture
def inst(at: At) -> Installation:
    inst = at("op_lijst")
    plan(inst, 7)
    return inst


def test_a_calendar_gets_the_day_and_the_place_and_nothing_else(inst: Installation) -> None:
    found = show_meeting_day(inst.actor("ann"), meeting_of(inst), inst.deps)
    assert found.plaats == PLAATS
    assert found._fields == ("overleg_id", "moment", "plaats")


def test_the_place_that_was_told_last_is_the_one_that_holds(inst: Installation) -> None:
    move_meeting(inst.actor("joris"), meeting_of(inst), inst.deps)
    inst.later(minutes=5)
    plan(inst, 9, "Verzonnen zaal 3")
    assert show_meeting_day(inst.actor("ann"), meeting_of(inst), inst.deps).plaats == "Verzonnen zaal 3"


@pytest.mark.parametrize("name", ["nora", "bert", "mia"])
def test_who_never_sits_at_a_table_has_no_meeting_to_put_in_one(inst: Installation, name: str) -> None:
    with pytest.raises(NotFoundError):
        show_meeting_day(inst.actor(name), meeting_of(inst), inst.deps)


def test_a_meeting_that_was_called_off_or_is_over_has_no_day(at: At) -> None:
    inst = at("op_tafel")
    with pytest.raises(NotFoundError):
        show_meeting_day(inst.actor("ann"), meeting_of(inst), inst.deps)
