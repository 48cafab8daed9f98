from datetime import timedelta

import pytest

from app.domain.errors import FormInvalidError
from app.domain.kalender import dag_van
from app.domain.overleg import PuntStatus
from app.services.tasks.list_tasks import ListTasks, list_tasks
from tests.services.conftest import At


def test_a_meeting_is_planned_today_or_later(at: At) -> None:
    inst = at("op_lijst")
    with pytest.raises(FormInvalidError) as refused:
        inst.step("joris", "x_plan", overlegmoment=(inst.today - timedelta(days=1)).isoformat(), uur="10:00")
    assert "overlegmoment" in refused.value.errors


def test_who_was_not_invited_gets_no_seat(at: At) -> None:
    inst = at("op_lijst")
    with pytest.raises(FormInvalidError):
        inst.meet("hilde", "joris", "katrien", "tom")


def test_a_point_put_off_is_no_discussion_and_comes_back(at: At) -> None:
    inst = at("op_lijst")
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    inst.step("vera", "x_aanw")
    inst.step("vera", "u_wie", "verdagen")
    assert inst.casus.laatste_bespreking is None
    assert inst.casus.vernietigen_op is None
    with inst.read() as tx:
        [waiting] = tx.tafel.punten(None)
    assert (waiting.casus_id, waiting.status) == (inst.casus.id, PuntStatus.GEVRAAGD)


def test_opening_a_point_is_the_discussion_that_restarts_the_year(at: At) -> None:
    inst = at("traject")
    first = inst.casus.vernietigen_op
    inst.later(days=70)
    assert inst.casus.vernietigen_op == first
    inst.meet("hilde", "joris", "katrien", "ann", "tom")
    assert inst.casus.laatste_bespreking == inst.today
    assert inst.casus.vernietigen_op == inst.today.replace(year=inst.today.year + 1)


def test_the_chair_step_of_a_meeting_is_the_coordinators_and_never_the_polices(at: At) -> None:
    inst = at("op_tafel")
    from app.domain.errors import NotAllowedError, NotFoundError

    for name in ("katrien", "ann", "tom"):
        with pytest.raises((NotAllowedError, NotFoundError)):
            inst.step(name, "u_dicht")


def test_the_next_meeting_begins_when_this_one_was_held(at: At) -> None:
    inst = at("op_tafel")
    inst.step("joris", "u_dicht")
    assert "x_plan" in inst.open_elements()
    with inst.read() as tx:
        statuses = sorted(o.status for o in tx.tafel.overleggen())
    assert statuses == ["gehouden", "te_plannen"]


def test_on_its_day_opening_a_meeting_is_more_urgent_than_what_may_wait_a_week(at: At) -> None:
    inst = at("op_lijst")
    inst.do("tom", inst.prescreen("tom"), "aanmelden")
    aanmelding = {"leeftijdsgroep": "volwassene", "anoniem": "ja", "opnieuw_aangemeld": "nee"}
    inst.step("tom", "q_aanm", "verstuurd", **aanmelding)
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    opening = inst.task("x_kader")
    assert opening.streefdatum is not None
    assert dag_van(opening.streefdatum) == inst.today
    mine = [each.taak for each in list_tasks(ListTasks(inst.actor("joris")), inst.deps).regels]
    assert mine[0].element_id == "x_kader"
    assert len(mine) > 1
