"""For half a minute a point that was rounded off can be taken back; nothing is destroyed before that."""

from datetime import timedelta

import pytest

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import InstantieId
from app.domain.overleg import PuntStatus
from app.domain.vraag import met_ja
from app.domain.words.jobs import VERNIETIGING
from app.services.clockwork.close_points import close_points
from app.services.table.close_soon import BEDENKTIJD, close_now, close_soon, keep_open
from app.services.table.request_point import RequestPoint, request_point
from app.services.table.show_table import show_table
from app.services.tasks.complete_task import CompleteTask
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation

TEKST = "De gewone hulp belt maandag."


def round_off(inst: Installation, name: str = "joris") -> None:
    taak = inst.task("u_dicht").id
    raw = {"beslissing": [TEKST]}
    met_ja(lambda ja: close_soon(CompleteTask(inst.actor(name), taak, raw, bevestigd=ja), inst.deps))


def meeting(inst: Installation) -> InstantieId:
    return inst.task("u_dicht").instantie_id


def destructions(inst: Installation) -> int:
    with inst.read() as tx:
        return len(tx.outbox.pending(VERNIETIGING.word))


def papers(inst: Installation) -> int:
    with inst.read() as tx:
        return len([i for i in tx.items.of_casus(inst.casus.id, "papers") if i.kind == "vrijgave"])


def test_nothing_is_put_off_or_destroyed_while_it_can_be_taken_back(at: At) -> None:
    inst = at("op_tafel")
    round_off(inst)
    close_points(inst.livc_id, inst.deps)
    assert {"k_kw", "u_dicht"} <= inst.open_elements()
    assert inst.punt.status is PuntStatus.OPEN
    assert destructions(inst) == 0
    assert papers(inst) == 1, "what was written is kept at once"


def test_taken_back_the_point_goes_on_and_what_was_written_stands_in_the_form(at: At) -> None:
    inst = at("op_tafel")
    before = inst.punt
    round_off(inst)
    assert show_table(inst.actor("joris"), meeting(inst), inst.deps).sluit_straks
    keep_open(inst.actor("joris"), meeting(inst), inst.deps)
    assert inst.punt == before
    assert not show_table(inst.actor("joris"), meeting(inst), inst.deps).sluit_straks
    assert papers(inst) == 0
    page = show_task(inst.actor("joris"), inst.task("u_dicht").id, inst.deps)
    assert page.waarden["beslissing"] == [TEKST]
    inst.wait(seconds=60)
    close_points(inst.livc_id, inst.deps)
    assert inst.punt.status is PuntStatus.OPEN


def test_taking_it_back_gives_a_point_no_new_day(at: At) -> None:
    inst = at("op_tafel")
    before = inst.punt
    inst.move_to(inst.now + timedelta(hours=20))
    round_off(inst)
    keep_open(inst.actor("joris"), meeting(inst), inst.deps)
    assert inst.punt == before


def test_after_half_a_minute_the_worker_closes_it_whoever_went_away(at: At) -> None:
    inst = at("op_tafel")
    round_off(inst)
    overleg_id = meeting(inst)
    inst.move_to(inst.now + BEDENKTIJD + timedelta(seconds=1))
    close_points(inst.livc_id, inst.deps)
    assert "u_dicht" not in inst.open_elements()
    assert papers(inst) == 1
    with pytest.raises(ConflictError):
        keep_open(inst.actor("joris"), overleg_id, inst.deps)


def test_who_does_not_want_to_wait_goes_on_at_once(at: At) -> None:
    inst = at("op_tafel")
    round_off(inst)
    close_now(inst.actor("joris"), meeting(inst), inst.deps)
    assert "u_dicht" not in inst.open_elements()
    assert destructions(inst) == 1


def test_a_point_about_no_casus_is_taken_back_as_well(at: At) -> None:
    inst = at("leeg")
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    inst.step("vera", "x_aanw")
    inst.sit("hilde", "joris", "katrien")
    round_off(inst)
    keep_open(inst.actor("joris"), meeting(inst), inst.deps)
    page = show_task(inst.actor("joris"), inst.task("u_dicht").id, inst.deps)
    assert page.waarden["beslissing"] == [TEKST]


def test_only_who_may_close_it_takes_it_back(at: At) -> None:
    inst = at("op_tafel")
    round_off(inst)
    with pytest.raises(NotAllowedError):
        keep_open(inst.actor("ann"), meeting(inst), inst.deps)


def test_nothing_is_taken_back_of_a_point_that_just_goes_on(at: At) -> None:
    inst = at("op_tafel")
    with pytest.raises(ConflictError):
        keep_open(inst.actor("joris"), meeting(inst), inst.deps)
    with pytest.raises(ConflictError):
        close_now(inst.actor("joris"), meeting(inst), inst.deps)
