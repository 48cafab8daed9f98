import pytest

from app.domain.errors import NotFoundError, TaskNotOpenError
from app.services.tasks.show_task import show_task
from tests.services.conftest import At


def test_a_task_says_what_is_asked_and_what_follows_each_outcome(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    page = show_task(inst.actor("hilde"), inst.task("i_lijst").id, inst.deps)
    assert page.form is not None
    assert page.mag_invullen
    assert {o.value for o in page.uitkomsten} == {"op_lijst", "terug", "andere_gemeente", "navragen"}
    assert all(o.label and o.next for o in page.uitkomsten)


def test_the_office_looks_along_but_is_told_that_the_step_is_for_someone_else(at: At) -> None:
    inst = at("aangemeld")
    page = show_task(inst.actor("hilde"), inst.task("i_gesprek").id, inst.deps)
    assert not page.mag_invullen
    assert page.waarom_niet


@pytest.mark.parametrize("name", ["tom", "katrien", "vera", "mia", "nora", "bert"])
def test_who_has_nothing_to_do_with_it_does_not_know_that_it_exists(at: At, name: str) -> None:
    inst = at("aangemeld")
    with pytest.raises(NotFoundError):
        show_task(inst.actor(name), inst.task("i_gesprek").id, inst.deps)


def test_a_prescreening_is_seen_by_its_own_organisation_only(at: At) -> None:
    inst = at("leeg")
    taak = inst.prescreen("ann")
    assert show_task(inst.actor("ann"), taak.id, inst.deps).mag_invullen
    for name in ("hilde", "joris", "tom", "katrien", "nora", "bert"):
        with pytest.raises(NotFoundError):
            show_task(inst.actor(name), taak.id, inst.deps)


def test_a_task_of_another_livc_does_not_exist(at: At) -> None:
    inst = at("aangemeld")
    with pytest.raises(TaskNotOpenError):
        show_task(inst.other.actor("wim"), inst.task("i_gesprek").id, inst.deps)


def test_a_task_that_was_done_is_no_longer_shown(at: At) -> None:
    inst = at("aangemeld")
    taak = inst.task("i_gesprek")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    with pytest.raises(TaskNotOpenError):
        show_task(inst.actor("joris"), taak.id, inst.deps)


def test_reading_the_aanmelding_beside_a_task_leaves_one_audit_row(at: At) -> None:
    inst = at("aangemeld")
    page = show_task(inst.actor("joris"), inst.task("i_gesprek").id, inst.deps)
    assert page.context
    with inst.read() as tx:
        newest = tx.audit.rows(None, 0, 1)[0].regel
    assert (newest.soort, newest.wat) == ("lezen", "taak_gelezen")
    assert newest.items


def test_others_do_not_see_the_steps_that_someone_may_decline(at: At) -> None:
    inst = at("inbreng")
    own = inst.task("m_deel", binding=inst.actor("tom").persoon_id)
    for name in ("ann", "katrien"):
        with pytest.raises(NotFoundError):
            show_task(inst.actor(name), own.id, inst.deps)


def test_the_deadline_on_which_silence_takes_over_is_shown(at: At) -> None:
    inst = at("weerhouden")
    page = show_task(inst.actor("ann"), inst.task("id_vrij").id, inst.deps)
    assert page.tegen is not None
    assert (page.tegen - inst.now).days in (29, 30)
