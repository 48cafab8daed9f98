"""Before a meeting one reads which casussen near their last day: the table can still discuss them (INV-39)."""

from datetime import date, timedelta

import pytest

from app.domain.ids import InstantieId
from app.services.table.coming_ends import coming_ends
from app.services.table.request_meeting import request_meeting
from app.services.table.show_table import show_table
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.test_plan_again import plan


@pytest.fixture
def inst(at: At) -> Installation:
    return at("traject")


def asked_on(inst: Installation) -> date:
    with inst.read() as tx:
        [found] = [v["aankondigen_op"] for v in tx.instanties.variables_of("bewaring").values()]
    assert isinstance(found, date)
    return found


def ends(inst: Installation, day: date) -> list[str]:
    with inst.read() as tx:
        return [str(line) for line in coming_ends(tx, day)]


def test_a_casus_is_named_from_the_day_on_which_its_holders_are_asked_until_its_last(
    inst: Installation,
) -> None:
    first, last = asked_on(inst), inst.casus.vernietigen_op
    assert last is not None
    assert ends(inst, first - timedelta(1)) == []
    [line] = ends(inst, first)
    assert line.startswith(f"Casus {inst.casus.code}: de bewaartermijn loopt af op {last.day} ")
    assert ends(inst, last - timedelta(1)) == [line]
    assert ends(inst, last) == []


def test_a_casus_that_was_never_discussed_is_not_named(at: At) -> None:
    inst = at("op_lijst")
    assert ends(inst, inst.today + timedelta(days=364)) == []


def planned(inst: Installation) -> InstantieId:
    with inst.read() as tx:
        return next(o.id for o in tx.tafel.overleggen() if o.status == "gepland")


def test_who_sees_the_whole_agenda_reads_it_before_the_day_and_nobody_else(inst: Installation) -> None:
    inst.move_to(inst.clock.now() + (asked_on(inst) - inst.today))
    if "x_plan" not in inst.open_elements():
        request_meeting(inst.actor("joris"), inst.deps)
        inst.work()
    plan(inst, 3)
    for name, reads in (("joris", 1), ("hilde", 1), ("vera", 1), ("tom", 0), ("katrien", 0)):
        voor = show_table(inst.actor(name), planned(inst), inst.deps).voorblad
        assert voor is not None
        assert len(voor.eindes) == reads, name
