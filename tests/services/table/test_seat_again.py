"""Who takes part is taken back for half a minute when nothing followed; till it is noted anew nobody sits."""

from datetime import timedelta

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError
from app.domain.ids import InstantieId
from app.services.table.request_point import RequestPoint, request_point
from app.services.table.seat_again import SeatAgain, seat_again, take_back_seats
from app.services.table.show_table import show_table
from app.services.views.table import TafelPagina
from tests.services.conftest import At
from tests.services.installation import Installation


def meeting(inst: Installation) -> InstantieId:
    with inst.read() as tx:
        return next(o.id for o in tx.tafel.overleggen() if o.status == "bezig")


def page(inst: Installation, name: str) -> TafelPagina:
    return show_table(inst.actor(name), meeting(inst), inst.deps)


def take_back(inst: Installation, name: str = "joris") -> None:
    take_back_seats(inst.actor(name), meeting(inst), inst.deps)


def seat(inst: Installation, *names: str) -> None:
    who = frozenset(inst.actor(name).persoon_id for name in names)
    seat_again(SeatAgain(inst.actor("joris"), meeting(inst), who), inst.deps)


def test_who_was_ticked_by_mistake_is_left_out_and_took_no_part(at: At) -> None:
    inst = at("op_tafel")
    assert page(inst, "joris").deelname.tot is not None
    take_back(inst)
    asked = page(inst, "joris").deelname
    assert asked.opnieuw
    assert {each.naam.split()[0].lower() for each in asked.plaatsen if each.gekozen} == {
        *("hilde", "joris", "katrien", "ann")
    }
    seat(inst, "hilde", "joris", "katrien")
    assert sorted(inst.present()) == ["hilde", "joris", "katrien"]
    assert not page(inst, "joris").deelname.opnieuw
    with inst.read() as tx:
        assert len(tx.tafel.aanwezigen(inst.punt.id)) == 3
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
    inst.agree("k_cons", reden="De sociale dienst is verhinderd.")


def test_meanwhile_nobody_sits_at_the_point_and_everyone_reads_why(at: At) -> None:
    inst = at("op_tafel")
    take_back(inst)
    for name in ("joris", "hilde", "ann"):
        shown = page(inst, name)
        assert not shown.mag_stemmen
        assert not shown.getoond
        assert any("opnieuw aangeduid" in str(sentence) for sentence in shown.nu.zinnen)
    assert "Dit is aan u. U vindt het hieronder." in page(inst, "joris").nu.zinnen
    assert "U hoeft nu niets te doen." in page(inst, "ann").nu.zinnen
    assert page(inst, "ann").deelname.plaatsen == ()
    with pytest.raises(NotAllowedError):
        inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")


def test_after_half_a_minute_it_stays(at: At) -> None:
    inst = at("op_tafel")
    inst.clock.set(inst.clock.now() + timedelta(seconds=31))
    assert page(inst, "joris").deelname.tot is None
    with pytest.raises(ConflictError):
        take_back(inst)


def test_what_followed_keeps_it(at: At) -> None:
    inst = at("op_tafel")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
    assert page(inst, "joris").deelname.tot is None
    with pytest.raises(ConflictError):
        take_back(inst)


def test_without_anybody_it_is_asked_again(at: At) -> None:
    inst = at("op_tafel")
    take_back(inst)
    with pytest.raises(FormInvalidError):
        seat(inst)
    assert page(inst, "joris").deelname.opnieuw


def test_who_is_not_invited_gets_no_seat_this_way(at: At) -> None:
    inst = at("op_tafel")
    take_back(inst)
    seat(inst, "hilde", "joris", "katrien", "tom")
    assert "tom" not in inst.present()


def test_it_is_for_who_notes_it_and_leaves_a_trace(at: At) -> None:
    inst = at("op_tafel")
    for name in ("hilde", "katrien", "ann"):
        with pytest.raises(NotAllowedError):
            take_back(inst, name)
    take_back(inst, "vera")
    seat(inst, "hilde", "joris", "katrien", "ann")
    with inst.read() as tx:
        noted = [each.regel.wat for each in tx.audit.rows(None, 0, 50)]
    assert {"deelname_teruggenomen", "deelname_gewijzigd"} <= set(noted)
    with pytest.raises(ConflictError):
        seat(inst, "hilde", "joris", "katrien")


def test_of_a_general_point_it_is_taken_back_as_well(at: At) -> None:
    inst = at("leeg")
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    inst.step("vera", "x_aanw")
    inst.sit("hilde", "joris", "katrien")
    take_back(inst)
    seat(inst, "hilde", "joris", "katrien")
    inst.step("joris", "u_dicht")


def test_noted_by_mistake_and_never_again_nobody_took_part(at: At) -> None:
    inst = at("op_tafel")
    punt = inst.punt
    take_back(inst)
    inst.step("joris", "u_dicht")
    with inst.read() as tx:
        assert tx.tafel.aanwezigen(punt.id) == []
