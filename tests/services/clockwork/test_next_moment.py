from app.services.clockwork.next_moment import next_moment
from app.services.table.request_meeting import request_meeting
from tests.services.conftest import At


def test_the_earliest_deadline_comes_first(at: At) -> None:
    inst = at("weerhouden")
    with inst.read() as tx:
        timers = [t.due_at for t in tx.instanties.timers(inst.casus.id)]
    assert next_moment(inst.livc_id, inst.deps) == min(timers)


def test_without_a_running_term_there_is_none(at: At) -> None:
    there = at("weerhouden").other
    request_meeting(there.actor("wim"), there.deps)
    there.work()
    assert next_moment(there.livc_id, there.deps) is None
