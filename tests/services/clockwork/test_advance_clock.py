from datetime import timedelta

import pytest

from app.domain.errors import NotFoundError
from app.services.clockwork.advance_clock import AdvanceClock, advance_clock
from app.services.clockwork.next_moment import next_moment
from tests.services.conftest import At


def test_the_next_deadline_is_one_jump_away(at: At) -> None:
    inst = at("weerhouden")
    following = next_moment(inst.livc_id, inst.deps)
    assert advance_clock(AdvanceClock(inst.livc_id), inst.deps) == following == inst.now


def test_the_clock_goes_to_a_moment_and_never_back(at: At) -> None:
    inst = at("weerhouden")
    tomorrow = inst.now + timedelta(days=1)
    assert advance_clock(AdvanceClock(inst.livc_id, tomorrow), inst.deps) == tomorrow
    assert advance_clock(AdvanceClock(inst.livc_id, tomorrow - timedelta(days=9)), inst.deps) == tomorrow
    assert inst.now == tomorrow


def test_only_a_demo_has_a_clock_that_can_be_moved(at: At) -> None:
    there = at("leeg").other
    with pytest.raises(NotFoundError):
        advance_clock(AdvanceClock(there.livc_id, there.now + timedelta(days=1)), there.deps)
    assert there.now == there.clock.now()


def test_moving_one_livcs_clock_moves_no_others_and_not_the_real_time(at: At) -> None:
    inst = at("weerhouden")
    before = inst.clock.now()
    advance_clock(AdvanceClock(inst.livc_id, inst.now + timedelta(days=30)), inst.deps)
    assert inst.clock.now() == before
    assert inst.other.now == before
