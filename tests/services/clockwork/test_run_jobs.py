from datetime import timedelta

import pytest

from app.domain.ids import new_id
from app.domain.opdracht import Opdracht
from app.services.clockwork.retrying import PAUZES
from app.services.clockwork.run_jobs import run_jobs
from app.services.oversight.retry_incident import retry_incident
from tests.services.conftest import At
from tests.services.installation import Installation


def mail_to(inst: Installation, name: str) -> str:
    job = new_id()
    payload = {"persoon": inst.actor(name).persoon_id, "soort": "taak"}
    with inst.begin() as tx:
        tx.outbox.add(Opdracht(job, inst.livc_id, job, "mail", payload, inst.clock.now()))
    return job


def test_a_job_is_done_once(inst: Installation) -> None:
    job = mail_to(inst, "ann")
    before = len(inst.mailer.sent)
    assert run_jobs(inst.livc_id, inst.deps) == job
    assert run_jobs(inst.livc_id, inst.deps) is None
    assert len(inst.mailer.sent) == before + 1


def test_a_job_that_fails_is_tried_again_and_at_last_is_an_incident(inst: Installation) -> None:
    mail_to(inst, "ann")
    inst.mailer.failing = True
    for pause in PAUZES:
        assert run_jobs(inst.livc_id, inst.deps)
        assert run_jobs(inst.livc_id, inst.deps) is None
        inst.clock.advance(min(pause, timedelta(hours=1)) + timedelta(seconds=1))
    with inst.read() as tx:
        [incident] = tx.outbox.incidenten()
    assert incident.soort == "mail"
    assert incident.wat == "DeliveryError"
    assert run_jobs(inst.livc_id, inst.deps) is None


def test_a_person_retries_it_and_it_is_done(inst: Installation) -> None:
    test_a_job_that_fails_is_tried_again_and_at_last_is_an_incident(inst)
    inst.mailer.failing = False
    with inst.read() as tx:
        [incident] = tx.outbox.incidenten()
    before = len(inst.mailer.sent)
    retry_incident(inst.actor("bert"), incident.id, inst.deps)
    assert run_jobs(inst.livc_id, inst.deps)
    assert len(inst.mailer.sent) == before + 1
    with inst.read() as tx:
        assert tx.outbox.incidenten() == []


def test_one_broken_job_stops_no_other(inst: Installation) -> None:
    broken = new_id()
    with inst.begin() as tx:
        tx.outbox.add(Opdracht(broken, inst.livc_id, broken, "verzonnen", {}, inst.clock.now()))
    good = mail_to(inst, "ann")
    done = {run_jobs(inst.livc_id, inst.deps) for _ in range(2)}
    assert done == {broken, good}
    assert inst.mailer.sent[-1].to.startswith("ann@")


def test_two_processes_claim_one_job_once(at: At) -> None:
    inst = at("leeg")
    mail_to(inst, "ann")
    second = inst.second_process()
    claimed = [run_jobs(inst.livc_id, p.deps) for p in (inst, second)]
    assert claimed.count(None) == 1


@pytest.mark.parametrize("livc", ["here", "there"])
def test_a_worker_takes_only_the_jobs_of_the_livc_it_works_for(inst: Installation, livc: str) -> None:
    mail_to(inst, "ann")
    target = inst if livc == "here" else inst.other
    assert bool(run_jobs(target.livc_id, inst.deps)) == (livc == "here")
