from dataclasses import replace
from datetime import timedelta
from threading import Thread

import pytest

from app.domain.errors import EngineError
from app.services.clockwork.fire_timers import fire_timers
from app.services.clockwork.retrying import PAUZES, SlotFailedError, count_failure
from app.services.ports.audit import Attest
from tests.services.conftest import At
from tests.services.installation import Installation


def overdue(inst: Installation) -> Installation:
    """Let the answer time on the name pass while no worker runs."""
    inst.wait(days=31)
    return inst


def test_a_deadline_takes_over_where_a_person_was_silent(at: At) -> None:
    inst = overdue(at("weerhouden"))
    assert fire_timers(inst.livc_id, inst.deps) == inst.casus.id
    assert "id_vrij" not in inst.open_elements()
    assert inst.variables["anoniem"] is True
    while fire_timers(inst.livc_id, inst.deps):
        pass
    assert fire_timers(inst.livc_id, inst.deps) is None


def test_before_the_deadline_nothing_fires(at: At) -> None:
    inst = at("weerhouden")
    assert fire_timers(inst.livc_id, inst.deps) is None


def test_two_workers_fire_each_deadline_once(at: At) -> None:
    inst = overdue(at("weerhouden"))
    fired: list[str] = []

    def worker(process: Installation) -> None:
        while slot := fire_timers(inst.livc_id, process.deps):
            fired.append(slot)

    workers = [Thread(target=worker, args=(p,)) for p in (inst, inst.second_process())]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()
    assert len(fired) == len(set(fired))
    with inst.read() as tx:
        lines = [g.element_id for g in tx.casussen.gebeurtenissen(inst.casus.id)]
        assert tx.outbox.incidenten() == []
    assert lines.count("id_tijd") <= 1


class BrokenEngine:
    """Fails on every tick of one process; otherwise the real engine."""

    def __init__(self, engine: object, process_id: str) -> None:
        self._engine, self._process_id = engine, process_id

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)

    def tick(self, bundle: object, instance: object, *rest: object) -> object:
        if instance.process_id == self._process_id:  # type: ignore[attr-defined]
            raise EngineError
        return self._engine.tick(bundle, instance, *rest)  # type: ignore[attr-defined]


@pytest.fixture
def broken(at: At) -> Installation:
    inst = overdue(at("weerhouden"))
    inst.deps = replace(inst.deps, engine=BrokenEngine(inst.deps.engine, "casus"))  # type: ignore[arg-type]
    return inst


def fail_until_incident(inst: Installation) -> int:
    for attempt in range(1, 20):
        while fire_timers(inst.livc_id, inst.deps):
            pass
        with inst.read() as tx:
            if tx.outbox.incidenten():
                return attempt
        inst.wait(minutes=11)
    raise AssertionError("no incident")


def test_a_failing_casus_is_left_whole_and_waits_before_the_next_attempt(broken: Installation) -> None:
    before = broken.open_elements()
    assert fire_timers(broken.livc_id, broken.deps) == broken.casus.id
    assert broken.open_elements() == before
    assert fire_timers(broken.livc_id, broken.deps) is None
    broken.wait(seconds=PAUZES[0].total_seconds() + 1)
    assert fire_timers(broken.livc_id, broken.deps) == broken.casus.id


def test_after_the_last_attempt_it_is_an_incident_without_content(broken: Installation) -> None:
    assert fail_until_incident(broken) == len(PAUZES)
    with broken.read() as tx:
        [incident] = tx.outbox.incidenten()
    assert (incident.soort, incident.slot, incident.wat) == (
        "termijn",
        broken.casus.id,
        str(EngineError()).removesuffix("."),
    )
    assert fire_timers(broken.livc_id, broken.deps) is None
    for _ in range(10):  # the retention waits in this slot as well: it is tried every day, for ever
        broken.wait(days=1)
        assert fire_timers(broken.livc_id, broken.deps) == broken.casus.id
    with broken.read() as tx:
        assert tx.outbox.incidenten() == [incident]


def test_a_failing_casus_stops_nobody_else(broken: Installation) -> None:
    from app.services.casework.start_prescreening import start_prescreening

    broken.wait(days=-1)
    start_prescreening(broken.actor("tom"), broken.deps)
    broken.clock.advance(timedelta(days=40))
    while fire_timers(broken.livc_id, broken.deps):
        pass
    assert "q_besp" not in broken.open_elements()
    assert "id_vrij" in broken.open_elements()


def armed(inst: Installation, slot: str) -> set[str]:
    with inst.read() as tx:
        return {timer.element_id for timer in tx.instanties.timers(slot)}


def destroyed(inst: Installation) -> str:
    """Destroy the casus while its own timers and those of its retention are armed; return its slot."""
    slot = inst.casus.id
    assert armed(inst, slot)
    with inst.begin() as tx:
        tx.slots.lock(slot)
        assert tx.delete_casus(slot, Attest("", inst.deps.audit_key))
    return slot


def test_the_timers_of_a_destroyed_casus_are_gone_and_no_error(at: At) -> None:
    inst = at("weerhouden")
    slot = destroyed(inst)
    assert armed(inst, slot) == set()
    inst.wait(days=800)
    fired = []
    while found := fire_timers(inst.livc_id, inst.deps):
        fired.append(found)
    assert slot not in fired
    with inst.read() as tx:
        assert tx.outbox.incidenten() == []


def test_a_casus_that_is_destroyed_before_its_failure_is_counted_is_no_error(at: At) -> None:
    inst = at("weerhouden")
    slot = destroyed(inst)
    count_failure(inst.livc_id, SlotFailedError(slot), inst.deps)
    with inst.read() as tx:
        assert tx.outbox.incidenten() == []
