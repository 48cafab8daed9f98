"""A version that carries its forms is given no others; what a version of before gets: test_upgrade_formulieren."""

from app.services.procedures.adopt_forms import adopt_forms
from tests.services.conftest import At
from tests.services.procedures.versions import in_force


def test_a_version_that_carries_its_forms_is_given_no_others(at: At) -> None:
    inst = at("leeg")
    before = in_force(inst, "casus")
    assert adopt_forms(dict.fromkeys(before.forms, b"{}"), inst.deps.uow) == 0
    assert in_force(inst, "casus") == before
