"""Every version that was ever in force is there to return to."""

import pytest

from app.domain.errors import NotAllowedError
from app.services.studio.list_releases import list_releases
from tests.services.installation import Installation
from tests.services.studio.drafting import Drafting
from tests.services.studio.publishing import asked, published, renamed


def test_the_last_one_stands_first_and_is_in_force(inst: Installation) -> None:
    draft = renamed(Drafting.begun(inst))
    asked(draft)
    done = published(draft)
    found = list_releases(inst.actor("joris"), inst.deps)
    assert {each.release_id for each in found if each.in_gebruik} == {done.release.release_id}
    assert len(found) == 2
    with pytest.raises(NotAllowedError):
        list_releases(inst.actor("hilde"), inst.deps)
