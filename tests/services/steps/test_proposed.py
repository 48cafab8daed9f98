"""Who is on the list of a meeting or a point, and who stands ticked there as a proposal."""

from dataclasses import replace

import pytest

from app.domain.errors import FormInvalidError
from app.domain.overleg import PuntStatus
from app.services.table.request_point import RequestPoint, request_point
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation


def test_who_sat_at_an_earlier_point_stands_ticked_at_the_next(at: At) -> None:
    inst = at("op_lijst")
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    inst.step("vera", "x_aanw")
    inst.sit("hilde", "joris", "katrien")
    inst.step("joris", "u_dicht")
    assert ticked(inst) == ids(inst, "hilde", "joris", "katrien")


def ticked(inst: Installation) -> set[str]:
    page = show_task(inst.actor("vera"), inst.task("u_wie").id, inst.deps)
    return set(page.waarden["aanwezigen"])  # type: ignore[call-overload]  # a list of ids


def ids(inst: Installation, *names: str) -> set[str]:
    return {str(inst.actor(name).persoon_id) for name in names}


def listed(inst: Installation, element: str, source: str) -> set[str]:
    page = show_task(inst.actor("vera"), inst.task(element).id, inst.deps)
    return {value for value, _ in page.opties[source]}


def opened_today(inst: Installation) -> Installation:
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    return inst


def test_the_attendance_of_the_day_lists_the_expected_and_lets_one_add_another(at: At) -> None:
    inst = opened_today(at("op_lijst"))
    expected, others = listed(inst, "x_aanw", "leden"), listed(inst, "x_aanw", "anderen")
    assert ids(inst, "hilde", "joris", "katrien", "ann") <= expected
    assert not expected & ids(inst, "tom", "lotte", "bram", "eva"), (
        "these services take part in no casus of today"
    )
    assert ids(inst, "tom", "lotte") <= others
    assert not expected & others


def test_at_the_first_point_the_expected_who_are_there_stand_ticked(at: At) -> None:
    inst = opened_today(at("op_lijst"))
    inst.step("vera", "x_aanw", aanwezig=sorted(ids(inst, "hilde", "joris", "ann")))
    assert ticked(inst) == ids(inst, "hilde", "joris", "ann"), "who is not there today is not proposed"


def test_without_a_list_of_the_day_everyone_who_is_expected_is_proposed(at: At) -> None:
    inst = at("op_lijst")
    with inst.begin() as tx:
        tx.livcs.save(replace(tx.livcs.get(inst.livc_id), kluizen_aan=False))
    opened_today(inst)
    inst.step("vera", "x_aanw")
    assert ticked(inst) == listed(inst, "u_wie", "leden")


def test_who_left_before_is_not_proposed_again_and_who_is_new_on_the_list_is(at: At) -> None:
    inst = at("op_lijst")
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    request_point(RequestPoint(inst.actor("joris"), "bewaring"), inst.deps)
    inst.work()
    opened_today(inst)
    inst.step("vera", "x_aanw")
    inst.sit("hilde", "joris", "katrien", "ann")
    inst.step("joris", "u_dicht")
    assert ticked(inst) == ids(inst, "hilde", "joris", "katrien"), "Ann is not on the list of this point"
    inst.sit("hilde", "joris", "katrien")
    inst.step("joris", "u_dicht")
    assert ticked(inst) == ids(inst, "hilde", "joris", "katrien")


def test_who_was_left_out_at_the_point_before_stays_unticked(at: At) -> None:
    inst = at("op_lijst")
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    opened_today(inst)
    inst.step("vera", "x_aanw")
    inst.sit("hilde", "joris")
    inst.step("joris", "u_dicht")
    assert ticked(inst) == ids(inst, "hilde", "joris")


def test_another_member_takes_part_in_a_general_point_and_never_in_one_on_a_casus(at: At) -> None:
    """INV-12: the burgemeester invites to a casus, and a list of names at the table does not."""
    inst = at("op_lijst")
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    opened_today(inst)
    inst.step("vera", "x_aanw")
    tom = sorted(ids(inst, "tom"))
    assert listed(inst, "u_wie", "anderen") == set()
    raw = {
        "aanwezigen": sorted(ids(inst, "hilde", "joris", "katrien")),
        "anderen": tom,
        "uitkomst": ["verder"],
    }
    with pytest.raises(FormInvalidError):
        complete_task(CompleteTask(inst.actor("vera"), inst.task("u_wie").id, raw), inst.deps)
    inst.sit("hilde", "joris", "katrien", "ann")
    inst.step("joris", "u_dicht")
    assert ids(inst, "tom") <= listed(inst, "u_wie", "anderen")
    inst.step("vera", "u_wie", "verder", aanwezigen=raw["aanwezigen"], anderen=tom)
    with inst.read() as tx:
        [punt] = [
            p for o in tx.tafel.overleggen() for p in tx.tafel.punten(o.id) if p.status is PuntStatus.OPEN
        ]
        assert ids(inst, "tom") <= {str(row.persoon_id) for row in tx.tafel.aanwezigen(punt.id)}
