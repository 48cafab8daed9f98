from datetime import timedelta

from app.domain.ids import new_id
from app.domain.opdracht import Opdracht
from app.services.clockwork.run_jobs import run_jobs
from app.services.table.request_meeting import request_meeting
from tests.services.conftest import At
from tests.services.installation import Installation


def planned(inst: Installation) -> None:
    later = (inst.today + timedelta(days=20)).isoformat()
    inst.step("joris", "x_plan", overlegmoment=later, uur="10:00")


def test_a_message_reaches_who_waits_once_even_with_two_workers(at: At) -> None:
    inst = at("op_lijst")
    planned(inst)
    request_meeting(inst.actor("ann"), inst.deps)
    with inst.read() as tx:
        [job] = tx.outbox.pending("bericht")
    second = inst.second_process()
    claimed = [run_jobs(inst.livc_id, p.deps) for p in (inst, second, inst, second)]
    assert claimed.count(job.id) == 1
    with inst.read() as tx:
        assert tx.outbox.pending() == []


def test_the_same_request_twice_does_no_harm(at: At) -> None:
    inst = at("op_lijst")
    planned(inst)
    for name in ("ann", "tom"):
        request_meeting(inst.actor(name), inst.deps)
    inst.work()
    with inst.read() as tx:
        assert tx.outbox.incidenten() == []
    assert len([t for t in inst.open_tasks() if t.element_id in ("x_plan", "x_kader")]) == 1


def test_a_message_to_something_that_is_gone_is_dropped(at: At) -> None:
    inst = at("leeg")
    payload = {"bericht": "overleg_gevraagd", "doel": "weg"}
    with inst.begin() as tx:
        tx.outbox.add(Opdracht(new_id(), inst.livc_id, new_id(), "bericht", payload, inst.clock.now()))
    inst.work()
    with inst.read() as tx:
        assert tx.outbox.pending() == []
        assert tx.outbox.incidenten() == []
