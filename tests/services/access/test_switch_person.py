import pytest

from app.domain.errors import NotFoundError
from app.services.access.resume_session import resume_session
from app.services.access.switch_person import SwitchPerson, switch_person
from tests.services.installation import Installation


def test_in_a_demo_one_becomes_another_with_one_click(inst: Installation) -> None:
    cookie = switch_person(SwitchPerson(inst.actor("hilde").persoon_id, inst.livc_id), inst.deps)
    wie = resume_session(cookie, inst.deps)
    assert wie is not None
    assert wie.persoon.naam == "Hilde Demeyer-Demo"


def test_outside_a_demo_nobody_becomes_another(inst: Installation) -> None:
    there = inst.other
    with pytest.raises(NotFoundError):
        switch_person(SwitchPerson(there.actor("bea").persoon_id, there.livc_id), inst.deps)


def test_a_demo_is_no_way_into_another_livc(inst: Installation) -> None:
    cookie = switch_person(SwitchPerson(inst.other.actor("bea").persoon_id, inst.livc_id), inst.deps)
    assert resume_session(cookie, inst.deps) is None
