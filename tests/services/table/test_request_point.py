"""A point that opens no casus is put on the open agenda by the burgemeester's office."""

import pytest

from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.overleg import PuntStatus
from app.services.table.request_point import RequestPoint, remove_point, request_point
from tests.services.conftest import At
from tests.services.installation import Installation


@pytest.mark.parametrize("soort", ["algemeen", "bewaring"])
def test_the_next_meeting_takes_the_point_along_and_no_casus_is_opened(
    inst: Installation, soort: str
) -> None:
    punt_id = request_point(RequestPoint(inst.actor("joris"), soort), inst.deps)
    with inst.read() as tx:
        [punt] = tx.tafel.punten(None)
    assert (punt.id, punt.soort, punt.status) == (punt_id, soort, PuntStatus.GEVRAAGD)
    assert punt.casus_id is None


def test_the_burgemeester_may_ask_as_well_but_a_partner_may_not(inst: Installation) -> None:
    request_point(RequestPoint(inst.actor("hilde"), "algemeen"), inst.deps)
    for name in ("ann", "katrien", "vera", "mia"):
        with pytest.raises(NotAllowedError):
            request_point(RequestPoint(inst.actor(name), "algemeen"), inst.deps)


def test_a_casus_comes_on_the_agenda_by_its_own_step_only(inst: Installation) -> None:
    with pytest.raises(NotFoundError):
        request_point(RequestPoint(inst.actor("joris"), "casus"), inst.deps)


def test_points_come_on_the_agenda_in_the_order_in_which_they_were_asked(inst: Installation) -> None:
    asked = [
        request_point(RequestPoint(inst.actor("joris"), soort), inst.deps)
        for soort in ("algemeen", "bewaring", "algemeen", "algemeen", "bewaring", "algemeen")
    ]
    with inst.read() as tx:
        assert [p.id for p in tx.tafel.punten(None)] == asked


def test_a_general_point_says_what_it_is_about_in_chosen_words(inst: Installation) -> None:
    for _ in range(2):
        request_point(RequestPoint(inst.actor("joris"), "algemeen", "huisreglement"), inst.deps)
    request_point(RequestPoint(inst.actor("joris"), "algemeen", "Verzonnen Naam"), inst.deps)
    with inst.read() as tx:
        titles = [p.titel for p in tx.tafel.punten(None)]
    assert titles == ["huisreglement", "huisreglement 2", "algemeen punt 1"]


def test_a_general_point_is_taken_off_again_and_another_stays(inst: Installation) -> None:
    gone, stays = (request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps) for _ in range(2))
    with pytest.raises(NotAllowedError):
        remove_point(inst.actor("ann"), gone, inst.deps)
    remove_point(inst.actor("joris"), gone, inst.deps)
    with inst.read() as tx:
        assert [p.id for p in tx.tafel.punten(None)] == [stays]


def test_a_casus_is_never_taken_off_like_this_nor_what_lies_before_a_meeting(at: At) -> None:
    inst = at("op_lijst")
    general = request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    with inst.read() as tx:
        [casus] = [p.id for p in tx.tafel.punten(None) if p.casus_id]
    with pytest.raises(NotFoundError):
        remove_point(inst.actor("joris"), casus, inst.deps)
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    with pytest.raises(ConflictError):
        remove_point(inst.actor("joris"), general, inst.deps)
