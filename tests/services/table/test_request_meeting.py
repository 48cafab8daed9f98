from datetime import timedelta

import pytest

from app.domain.errors import NotAllowedError
from app.services.table.request_meeting import request_meeting
from tests.services.conftest import At


@pytest.mark.parametrize("name", ["ann", "katrien", "hilde", "vera"])
def test_any_member_asks_for_a_meeting_and_the_coordinator_can_plan_sooner(at: At, name: str) -> None:
    inst = at("op_lijst")
    later = (inst.today + timedelta(days=20)).isoformat()
    inst.step("joris", "x_plan", overlegmoment=later, uur="10:00")
    assert "x_plan" not in inst.open_elements()
    request_meeting(inst.actor(name), inst.deps)
    inst.work()
    assert inst.open_elements() & {"x_plan", "x_kader"}


def test_a_request_that_nobody_waits_for_is_dropped_without_harm(at: At) -> None:
    inst = at("op_tafel")
    request_meeting(inst.actor("ann"), inst.deps)
    inst.work()
    with inst.read() as tx:
        assert tx.outbox.incidenten() == []
        assert tx.outbox.pending("bericht") == []


@pytest.mark.parametrize("name", ["mia", "nora", "bert"])
def test_others_do_not_ask(at: At, name: str) -> None:
    inst = at("op_lijst")
    with pytest.raises(NotAllowedError):
        request_meeting(inst.actor(name), inst.deps)
