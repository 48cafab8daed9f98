"""What goes along in the background waits when somebody says so, and goes on when somebody says so."""

import pytest

from app.domain.errors import NotAllowedError
from app.services.studio.pause_moving import pause_moving, resume_moving
from tests.services.conftest import At
from tests.services.studio.drafting import Drafting
from tests.services.studio.publishing import asked, published, renamed, shown


def test_it_waits_and_goes_on(at: At) -> None:
    inst = at("aangemeld")
    draft = renamed(Drafting.begun(inst))
    asked(draft)
    published(draft)
    assert pause_moving(inst.actor("joris"), inst.deps) == 1
    inst.work()
    assert inst.task("i_gesprek").naam == "Aanmelding samen overlopen"
    assert shown(draft).bezig == 1
    assert resume_moving(inst.actor("joris"), inst.deps) == 1
    inst.work()
    assert inst.task("i_gesprek").naam == "Anders heten"


def test_only_the_coordinator(at: At) -> None:
    inst = at("leeg")
    for use_case in (pause_moving, resume_moving):
        with pytest.raises(NotAllowedError):
            use_case(inst.actor("hilde"), inst.deps)
