import pytest

from app.domain.errors import NotAllowedError
from app.services.table.list_meetings import list_meetings
from tests.services.conftest import At
from tests.services.table.test_plan_again import PLAATS, plan


def test_who_may_sit_at_a_table_sees_the_meetings_newest_first(at: At) -> None:
    inst = at("traject")
    rows = list_meetings(inst.actor("tom"), inst.deps).overleggen
    assert len(rows) == 3
    planned = [o.moment for o in rows if o.moment]
    assert planned == sorted(planned, reverse=True)


def test_waiting_points_and_their_codes_are_for_the_office_only(at: At) -> None:
    inst = at("op_lijst")
    assert [code for _, code in list_meetings(inst.actor("joris"), inst.deps).wachtend] == ["2026-01"]
    assert list_meetings(inst.actor("tom"), inst.deps).wachtend == []


@pytest.mark.parametrize("name", ["mia", "nora", "bert"])
def test_others_have_no_business_at_the_table(at: At, name: str) -> None:
    inst = at("op_lijst")
    with pytest.raises(NotAllowedError):
        list_meetings(inst.actor(name), inst.deps)


def test_each_livc_has_its_own_meetings(at: At) -> None:
    inst = at("traject")
    assert len(list_meetings(inst.other.actor("wim"), inst.deps).overleggen) == 1


def test_held_meetings_come_a_page_at_a_time_and_those_to_come_always(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    inst = at("traject")
    monkeypatch.setattr("app.services.table.list_meetings.PER_PAGINA", 1)
    first, last = (list_meetings(inst.actor("tom"), inst.deps, van) for van in (0, 1))
    assert [o.status for o in first.overleggen].count("gehouden") == 1
    assert (first.vorige, first.volgende, last.vorige, last.volgende) == (None, 1, 0, None)
    shown = {o.id for page in (first, last) for o in page.overleggen if o.status == "gehouden"}
    assert len(shown) == 2


def test_every_member_reads_where_a_meeting_to_come_is_held(at: At) -> None:
    inst = at("op_lijst")
    plan(inst, 7)
    assert list(list_meetings(inst.actor("ann"), inst.deps).plaatsen.values()) == [PLAATS]
