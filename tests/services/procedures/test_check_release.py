"""A newer program that finds fault with what is in force says so; it runs on, and only publishing is blocked."""

from app.services.procedures.check_release import check_release
from app.services.procedures.show_procedures import show_procedures
from tests.services.conftest import At
from tests.services.procedures.versions import published_before


def test_what_is_in_force_has_nothing_to_repair(at: At) -> None:
    inst = at("leeg")
    assert check_release(inst.livc_id, inst.deps) == ()
    assert show_procedures(inst.actor("joris"), inst.deps).bevindingen == ()


def test_a_fault_in_what_is_in_force_is_told_and_it_keeps_running(at: At) -> None:
    inst = at("leeg")
    published_before(inst, "casus", lambda text: text.replace('livc:form="F17"', 'livc:form="F99"'))
    [fault] = check_release(inst.livc_id, inst.deps)
    assert 'Het formulier "F99" bestaat niet' in str(fault)
    assert show_procedures(inst.actor("joris"), inst.deps).bevindingen == (str(fault),)
    inst.prescreen("tom")
    assert "q_besp" in inst.open_elements()
