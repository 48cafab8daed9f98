"""A newer program that finds fault with what is in force says so; it runs on, and only publishing is blocked."""

from app.services.oversight.show_beheer import show_beheer
from app.services.procedures.check_release import check_release, check_warnings
from app.services.procedures.show_procedures import show_procedures
from tests.services.conftest import At
from tests.services.procedures.versions import published_before, with_choice, with_lost_form


def test_what_is_in_force_has_nothing_to_repair(at: At) -> None:
    inst = at("leeg")
    assert check_release(inst.livc_id, inst.deps) == ()
    assert show_procedures(inst.actor("joris"), inst.deps).bevindingen == ()


def test_a_fault_in_what_is_in_force_is_told_and_it_keeps_running(at: At) -> None:
    inst = at("leeg")
    published_before(inst, "casus", with_lost_form)
    [fault] = check_release(inst.livc_id, inst.deps)
    assert 'Het formulier "F99" bestaat niet' in str(fault)
    assert show_procedures(inst.actor("joris"), inst.deps).bevindingen == (str(fault),)
    inst.prescreen("tom")
    assert "q_besp" in inst.open_elements()


def test_a_fault_in_what_is_in_force_is_told_to_who_keeps_the_installation(at: At) -> None:
    inst = at("leeg")
    assert show_beheer(inst.actor("bert"), inst.deps).bevindingen == ()
    published_before(inst, "casus", with_lost_form)
    [told] = show_beheer(inst.actor("bert"), inst.deps).bevindingen
    assert 'Het formulier "F99" bestaat niet' in told


def test_a_warning_is_told_apart_and_is_no_fault(at: At) -> None:
    inst = at("leeg")
    published_before(inst, "casus", with_choice)
    assert check_release(inst.livc_id, inst.deps) == ()
    [warning] = check_warnings(inst.livc_id, inst.deps)
    page = show_procedures(inst.actor("joris"), inst.deps)
    assert (page.bevindingen, page.waarschuwingen) == ((), (str(warning),))
    assert "Er valt iets te kiezen" in str(warning)
