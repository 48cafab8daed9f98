import pytest

from app.domain.casus import DeelnameStatus
from app.domain.errors import NotFoundError
from app.services.casework.leave_casus import leave_casus
from app.services.casework.show_casus import show_casus
from app.services.table.show_table import show_table
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.test_keep_for_own_file import lying, refused


def leave(inst: Installation, name: str) -> None:
    leave_casus(inst.actor(name), inst.casus.id, inst.deps)


def test_who_leaves_during_a_meeting_leaves_the_table(at: At) -> None:
    inst = at("plan")
    leave(inst, "tom")
    assert "tom" not in inst.present()
    page = show_table(inst.actor("tom"), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]
    assert page.punt is None
    assert not page.getoond
    with pytest.raises(NotFoundError):
        show_casus(inst.actor("tom"), inst.casus.id, inst.deps)


def test_who_left_is_asked_nothing_and_everyone_else_is_asked_again(at: At) -> None:
    inst = at("plan")
    inst.note("p_cons", hilde="akkoord", tom="bezwaar")
    leave(inst, "tom")
    page = show_table(inst.actor("joris"), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]
    assert (page.ronde, page.stemmen_binnen) == (2, 0)
    assert "Tom Model" not in {regel.naam for regel in page.stemmen}
    inst.agree("p_cons")


def test_who_left_takes_nothing_along_that_was_written_afterwards(at: At) -> None:
    inst = at("inbreng")
    leave(inst, "tom")
    for name in ("hilde", "joris", "katrien", "ann"):
        inst.contribute(name)
    inst.step("joris", "d_weeg", "traject")
    assert refused(inst, "tom", lying(inst, "F09"))
    assert not refused(inst, "ann", lying(inst, "F09"))


def test_an_action_of_who_left_does_not_come_back_to_them(at: At) -> None:
    inst = at("evaluatie")
    leave(inst, "tom")
    inst.step("joris", "e_eval", "verder", doel_nog_aanwezig="ja", evaluatiedatum=day(inst))
    inst.agree("e_cons")
    taak = inst.task("v_acties")
    assert taak.organisatie_id == inst.org("joris")
    with pytest.raises(NotFoundError):
        show_task(inst.actor("tom"), taak.id, inst.deps)


def day(inst: Installation) -> str:
    return inst.today.replace(month=inst.today.month + 2, day=20).isoformat()


def test_the_aanmelder_may_leave_the_table_too_and_goes_on_seeing_the_own_aanmelding(at: At) -> None:
    inst = at("op_tafel")
    assert "vertrekken" in show_casus(inst.actor("ann"), inst.casus.id, inst.deps).mag
    leave(inst, "ann")
    assert "ann" not in inst.present()
    with inst.read() as tx:
        [row] = [d for d in tx.casussen.deelnames(inst.casus.id) if d.organisatie_id == inst.org("ann")]
    assert (row.status, row.uitgenodigd) == (DeelnameStatus.AANMELDER, False)
    page = show_casus(inst.actor("ann"), inst.casus.id, inst.deps)
    assert "vertrekken" not in page.mag
    assert not page.tijdlijn
