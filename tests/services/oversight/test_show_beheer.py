import pytest

from app.domain.errors import NotAllowedError
from app.services.oversight.show_beheer import show_beheer
from tests.services.conftest import At
from tests.services.installation import NAAM


def test_the_beheerder_sees_accounts_and_jobs_but_no_content(at: At) -> None:
    inst = at("afsluiten")
    page = show_beheer(inst.actor("bert"), inst.deps)
    assert len(page.leden) == 13
    assert page.wachtende_opdrachten == 0
    assert page.incidenten == []
    assert NAAM not in repr(page)
    assert "2026-01" not in repr(page)


@pytest.mark.parametrize("name", ["ann", "hilde", "katrien", "mia", "nora"])
def test_others_have_no_business_here(at: At, name: str) -> None:
    inst = at("leeg")
    with pytest.raises(NotAllowedError):
        show_beheer(inst.actor(name), inst.deps)
