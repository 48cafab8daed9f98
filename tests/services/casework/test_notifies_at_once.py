import pytest

from app.services.casework.notifies_at_once import notifies_at_once
from tests.services.installation import Installation


@pytest.mark.parametrize(("name", "meteen"), [("bram", True), ("ann", False), ("hilde", False)])
def test_only_a_justitiehuis_is_told_to_notify_at_once(inst: Installation, name: str, meteen: bool) -> None:
    assert notifies_at_once(inst.actor(name), inst.deps) is meteen
