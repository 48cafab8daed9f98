"""Who is there that day can be noted again for half a minute, when nothing followed."""

from datetime import timedelta

import pytest

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import InstantieId
from app.services.table.attend_again import take_back_attendance
from app.services.table.show_table import show_table
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.meetings import meeting_of


@pytest.fixture
def inst(at: At) -> Installation:
    inst = at("op_lijst")
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="ja")
    inst.step("vera", "x_aanw", aanwezig=[str(inst.actor(name).persoon_id) for name in ("hilde", "joris")])
    return inst


def overleg(inst: Installation) -> InstantieId:
    return meeting_of(inst)


def take_back(inst: Installation, name: str = "joris") -> None:
    take_back_attendance(inst.actor(name), overleg(inst), inst.deps)


def until(inst: Installation, name: str) -> object:
    return show_table(inst.actor(name), overleg(inst), inst.deps).aanwezig_tot


def test_it_is_asked_again_with_what_was_ticked(inst: Installation) -> None:
    assert until(inst, "joris")
    take_back(inst)
    assert "x_aanw" in inst.open_elements()
    assert "u_wie" not in inst.open_elements()
    page = show_task(inst.actor("joris"), inst.task("x_aanw").id, inst.deps)
    ticked = {str(inst.actor(name).persoon_id) for name in ("hilde", "joris")}
    assert set(page.waarden["aanwezig"]) == ticked  # type: ignore[call-overload]
    with inst.read() as tx:
        assert not [i for i in tx.items.of_instantie(overleg(inst), "papers") if i.kind == "aanwezigheid"]
    inst.step("vera", "x_aanw", aanwezig=[str(inst.actor("hilde").persoon_id)])
    inst.sit("hilde", "joris", "katrien", "ann")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")


def test_after_half_a_minute_it_stays(inst: Installation) -> None:
    inst.clock.set(inst.clock.now() + timedelta(seconds=31))
    assert until(inst, "joris") is None
    with pytest.raises(ConflictError):
        take_back(inst)


def test_what_followed_keeps_it(inst: Installation) -> None:
    inst.sit("hilde", "joris", "katrien", "ann")
    assert until(inst, "joris") is None
    with pytest.raises(ConflictError):
        take_back(inst)


def test_it_is_for_who_notes_it_and_once(inst: Installation) -> None:
    for name in ("hilde", "katrien", "ann"):
        assert until(inst, name) is None
        with pytest.raises(NotAllowedError):
            take_back(inst, name)
    take_back(inst, "vera")
    with pytest.raises(ConflictError):
        take_back(inst)


def test_it_is_no_procedure_that_can_be_put_back(inst: Installation) -> None:
    with inst.read() as tx:
        assert not tx.verhuizingen.of_process("overleg")
