"""A standing seat: who names, who then sits where, and what the table may decide with them there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError, NotFoundError
from app.domain.ids import LidmaatschapId
from app.domain.people import Rol
from app.domain.zetels import VasteZetel, Zetel
from app.services.table.name_seat import NameSeat, end_seat, name_seat
from app.services.table.show_seats import show_seats
from app.services.tasks.context import at_the_table
from app.services.tasks.show_task import show_task
from app.services.zetels import held_seats
from tests.services.conftest import At
from tests.services.installation import Installation


def named(inst: Installation, by: str, who: str, zetel: Zetel, **days: int) -> VasteZetel:
    van = inst.today + timedelta(days=days.get("van", 0))
    tot = inst.today + timedelta(days=days["tot"]) if "tot" in days else None
    return name_seat(NameSeat(inst.actor(by), zetel, inst.actor(who).persoon_id, van, tot), inst.deps)


def listed(inst: Installation) -> set[str]:
    """Return first names of who stands in the list of the point whose turn it is."""
    if "x_plan" in inst.open_elements():
        inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
        inst.step("joris", "x_kader", "geopend", verslag="nee")
        inst.step("vera", "x_aanw")
    page = show_task(inst.actor("vera"), inst.task("u_wie").id, inst.deps)
    return {label.split()[0].lower() for _, label in page.opties["leden"]}


def test_a_standing_representative_sits_where_it_is_decided_whether_a_casus_belongs_here(at: At) -> None:
    inst = at("op_lijst")
    named(inst, "joris", "tom", Zetel.PARTNER)
    assert listed(inst) == {"hilde", "joris", "katrien", "ann", "tom"}
    inst.sit("hilde", "joris", "katrien", "tom")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
    assert inst.agree("k_cons").uitkomst == "Consensus", "a social partner was there"


def test_once_a_casus_was_taken_up_the_burgemeester_invites_for_that_casus(at: At) -> None:
    inst = at("deelnemers")
    named(inst, "joris", "lotte", Zetel.PARTNER)
    assert "h_agenda" in inst.open_elements()
    inst.step("joris", "h_agenda")
    assert "lotte" not in listed(inst)


def test_who_sits_for_the_burgemeester_fills_that_part_of_the_core(at: At) -> None:
    inst = at("op_lijst")
    named(inst, "hilde", "mia", Zetel.VERTEGENWOORDIGER)
    assert "mia" in listed(inst)
    inst.sit("mia", "joris", "katrien", "ann")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
    assert inst.agree("k_cons").uitkomst == "Consensus"


def test_one_person_fills_two_parts_and_counts_once(at: At) -> None:
    inst = at("op_lijst")
    named(inst, "hilde", "joris", Zetel.VERTEGENWOORDIGER)
    inst.meet("joris", "katrien", "ann")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
    assert inst.note("k_cons", **dict.fromkeys(inst.present(), "akkoord")) == 3
    assert inst.conclude("k_cons").uitkomst == "Consensus"


def test_a_school_preventiemedewerker_of_the_municipality_counts_as_a_social_partner(at: At) -> None:
    inst = at("op_lijst")
    named(inst, "hilde", "mia", Zetel.SCHOLEN)
    inst.meet("hilde", "joris", "katrien", "mia")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
    assert inst.agree("k_cons").uitkomst == "Consensus"


@pytest.mark.parametrize("who", ["katrien", "nora", "bert"])
@pytest.mark.parametrize("zetel", Zetel)
def test_police_dpo_and_beheerder_are_named_to_nothing(at: At, who: str, zetel: Zetel) -> None:
    inst = at("leeg")
    with pytest.raises(ConflictError):
        named(inst, "hilde", who, zetel)


def test_the_coordinator_names_nobody_in_the_burgemeesters_place_and_nobody_names_oneself(at: At) -> None:
    inst = at("leeg")
    with pytest.raises(NotAllowedError):
        named(inst, "joris", "mia", Zetel.VERTEGENWOORDIGER)
    with pytest.raises(NotAllowedError):
        named(inst, "joris", "joris", Zetel.SCHOLEN)
    for name in ("ann", "vera", "katrien", "mia"):
        with pytest.raises(NotAllowedError):
            named(inst, name, "tom", Zetel.PARTNER)


def test_a_seat_ends_and_only_who_may_name_ends_it(at: At) -> None:
    inst = at("op_lijst")
    seat = named(inst, "hilde", "mia", Zetel.VERTEGENWOORDIGER)
    with pytest.raises(NotAllowedError):
        end_seat(inst.actor("joris"), seat.id, inst.deps)
    end_seat(inst.actor("hilde"), seat.id, inst.deps)
    assert "mia" in listed(inst), "today is the last day"
    inst.wait(days=1)
    with pytest.raises(NotFoundError):
        end_seat(inst.actor("hilde"), seat.id, inst.deps)
    assert [regel.naam for regel in show_seats(inst.actor("joris"), inst.deps).genoemd] == []


def test_who_becomes_police_loses_the_seat(at: At) -> None:
    inst = at("op_lijst")
    named(inst, "joris", "tom", Zetel.PARTNER)
    with inst.read() as tx:
        assert len(held_seats(tx, inst.livc_id, inst.today)) == 1
    with inst.begin() as tx:
        [lid] = [lid for lid, p, _ in tx.people.leden(inst.livc_id, inst.today) if p.naam == "Tom Model"]
        police = {"rol": Rol.INFORMATION_OFFICER, "organisatie_id": inst.org("katrien")}
        tx.people.save_lidmaatschap(replace(lid, id=LidmaatschapId("ook_politie"), **police))
    with inst.read() as tx:
        assert not held_seats(tx, inst.livc_id, inst.today)


def test_the_same_seat_twice_and_days_in_the_wrong_order_are_refused(at: At) -> None:
    inst = at("leeg")
    named(inst, "joris", "tom", Zetel.PARTNER)
    with pytest.raises(ConflictError):
        named(inst, "joris", "tom", Zetel.PARTNER, van=5)
    with pytest.raises(FormInvalidError) as wrong:
        named(inst, "joris", "lotte", Zetel.PARTNER, van=5, tot=4)
    assert set(wrong.value.errors) == {"tot"}


def test_a_seat_may_be_given_for_days_on_which_it_is_not_held(at: At) -> None:
    inst = at("leeg")
    named(inst, "joris", "tom", Zetel.PARTNER, van=10, tot=20)
    named(inst, "joris", "tom", Zetel.PARTNER, van=5, tot=9)
    named(inst, "joris", "tom", Zetel.PARTNER, van=21)
    for days in ({"van": 0, "tot": 5}, {"van": 9, "tot": 9}, {"van": 0}, {"van": 50, "tot": 60}):
        with pytest.raises(ConflictError):
            named(inst, "joris", "tom", Zetel.PARTNER, **days)


def test_a_seat_that_did_not_begin_is_withdrawn_and_never_counts(at: At) -> None:
    inst = at("op_lijst")
    seat = named(inst, "joris", "tom", Zetel.PARTNER, van=3)
    assert not end_seat(inst.actor("joris"), seat.id, inst.deps).gaat_in
    assert not show_seats(inst.actor("joris"), inst.deps).genoemd
    with pytest.raises(NotFoundError):
        end_seat(inst.actor("joris"), seat.id, inst.deps)
    with inst.read() as tx:
        for day in range(6):
            assert not held_seats(tx, inst.livc_id, inst.today + timedelta(days=day))
    named(inst, "joris", "tom", Zetel.PARTNER, van=1)


def test_the_invitation_says_who_always_sits_there_and_not_who_sits_at_the_kwalificatie(at: At) -> None:
    inst = at("weerhouden")
    named(inst, "joris", "lotte", Zetel.PARTNER)
    named(inst, "hilde", "mia", Zetel.SCHEPEN)
    with inst.read() as tx:
        lines = [regel for _, regel in at_the_table(tx, inst.casus)]
    assert "schepen of gemandateerde" in lines
    assert "vaste vertegenwoordiger" not in lines


def test_the_korpschef_sits_by_office_and_fills_the_part_of_the_police(at: At) -> None:
    inst = at("op_lijst")
    inst.join("Kris Korps-Demo", None, "PZ Linde-Wissel", "politie", Rol.KORPSCHEF)
    assert "kris" in listed(inst)
    inst.sit("hilde", "joris", "kris", "ann")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
    assert inst.agree("k_cons").uitkomst == "Consensus"
