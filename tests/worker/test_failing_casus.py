"""What keeps failing becomes an incident that a person retries; everything else goes on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.domain.errors import NotAllowedError
from app.domain.ids import CasusId, LivcId, OrganisatieId, TaskId, new_id
from app.domain.instantie import Instantie
from app.domain.opdracht import Incident, Opdracht
from app.domain.people import Livc, Organisatie
from app.domain.vraag import met_ja
from app.scenario.sandbox import Sandbox
from app.services.casework.start_prescreening import start_prescreening
from app.services.clockwork.close_points import close_points
from app.services.clockwork.fire_timers import fire_timers
from app.services.clockwork.retrying import PAUZES
from app.services.clockwork.run_jobs import run_jobs
from app.services.oversight.retry_incident import retry_incident
from app.services.ports.mail import DeliveryError, Mail
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.worker.main import Worker
from tests.asking import find_task
from tests.faults.script import Script, World


def damage(box: Sandbox, task_id: TaskId) -> Instantie:
    """Spoil the state of an instance, and return it as it was."""
    with box.deps.uow.read(box.livc_id) as tx:
        taak = find_task(tx, task_id)
        assert taak
        instantie = tx.instanties.get(taak.instantie_id)
    write_state(box, instantie, b"stuk")
    return instantie


def write_state(box: Sandbox, instantie: Instantie, state: bytes) -> None:
    with box.deps.uow.begin(box.livc_id) as tx:
        tasks, timers = tx.taken.of_slot(instantie.slot), tx.instanties.timers(instantie.slot)
        tx.instanties.save(replace(instantie, state=state), tasks, timers, frozenset())


def incidents(box: Sandbox) -> list[Incident]:
    with box.deps.uow.read(box.livc_id) as tx:
        return list(tx.outbox.incidenten())


def try_until_it_gives_up(box: Sandbox, piece: Callable[..., str | None]) -> int:
    """Let the worker try after every pause; return how often it did."""
    tries = 0
    for pause in PAUZES:
        while piece(box.livc_id, box.deps) is not None:
            tries += 1
        if pause < timedelta(days=1):
            box.clock.move_to(box.clock.now() + pause)
    return tries


@pytest.mark.slow
def test_a_casus_that_fails_becomes_an_incident_and_stops_nobody(
    box: Sandbox, prescreen: Callable[[int], list[TaskId]]
) -> None:
    tasks = prescreen(4)
    whole = damage(box, tasks[1])
    due = box.next_timer()
    assert due
    box.clock.move_to(due)
    while fire_timers(box.livc_id, box.deps) is not None:
        pass
    left = {t.instantie_id for t in box.open_tasks() if t.element_id == "q_besp"}
    assert left == {whole.id}, "one failing casus stopped another"
    assert incidents(box) == []

    assert try_until_it_gives_up(box, fire_timers) == len(PAUZES) - 1
    (incident,) = incidents(box)
    assert (incident.slot, incident.soort, incident.pogingen) == (whole.id, "termijn", len(PAUZES))
    assert incident.wat == "De bewaarde toestand past niet bij deze versie van de procedure"
    for _ in range(5):
        box.clock.move_to(box.clock.now() + timedelta(days=1))
        assert whole.id in fired(box), "its term wipes an own space: it is tried every day"
    assert incidents(box) == [incident], "one incident, that stays"


def fired(box: Sandbox) -> set[str]:
    found: set[str] = set()
    while slot := fire_timers(box.livc_id, box.deps):
        found.add(slot)
    return found


@pytest.mark.slow
def test_the_retry_button_makes_it_go_on_once_repaired(
    box: Sandbox, prescreen: Callable[[int], list[TaskId]]
) -> None:
    whole = damage(box, prescreen(1)[0])
    due = box.next_timer()
    assert due
    box.clock.move_to(due)
    try_until_it_gives_up(box, fire_timers)
    (incident,) = incidents(box)
    with pytest.raises(NotAllowedError):
        retry_incident(box.actor("ann"), incident.id, box.deps)
    assert fire_timers(box.livc_id, box.deps) is None

    write_state(box, whole, whole.state)
    retry_incident(box.actor("bert"), incident.id, box.deps)
    assert incidents(box) == []
    box.work()
    assert not [t for t in box.open_tasks() if t.element_id == "q_besp"]


@pytest.mark.slow
def test_an_incident_that_is_retried_too_early_comes_back(
    box: Sandbox, prescreen: Callable[[int], list[TaskId]]
) -> None:
    damage(box, prescreen(1)[0])
    due = box.next_timer()
    assert due
    box.clock.move_to(due)
    try_until_it_gives_up(box, fire_timers)
    retry_incident(box.actor("bert"), incidents(box)[0].id, box.deps)
    assert try_until_it_gives_up(box, fire_timers) == len(PAUZES)
    assert len(incidents(box)) == 1


class Mailer:
    """A mail server that can be away."""

    def __init__(self) -> None:
        self.sent: list[Mail] = []
        self.is_away = True

    def send(self, mail: Mail) -> None:
        if self.is_away:
            raise DeliveryError("away")
        self.sent.append(mail)


def test_a_mail_that_cannot_be_sent_waits_for_a_person_and_is_sent_once(box: Sandbox) -> None:
    mailer = Mailer()
    box.deps = replace(box.deps, mailer=mailer)
    payload = {"persoon": str(box.actor("ann").persoon_id), "soort": "ontvangst"}
    with box.deps.uow.begin(box.livc_id) as tx:
        job = new_id()
        tx.outbox.add(Opdracht(job, box.livc_id, job, "mail", payload, box.clock.now()))
    assert try_until_it_gives_up(box, run_jobs) == len(PAUZES)
    (incident,) = incidents(box)
    assert incident.wat == "DeliveryError"
    mailer.is_away = False
    assert run_jobs(box.livc_id, box.deps) is None
    retry_incident(box.actor("joris"), incident.id, box.deps)
    box.work()
    assert len(mailer.sent) == 1


class Broken:
    """A port that fails for one LIVC-R, in a way that nobody foresaw."""

    def __init__(self, port: Any, livc_id: str) -> None:
        self._port, self._livc_id = port, livc_id

    def begin(self, livc_id: Any) -> Any:
        if livc_id == self._livc_id:
            raise ZeroDivisionError
        return self._port.begin(livc_id)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._port, name)


def test_what_nobody_foresaw_in_one_livc_stops_neither_the_worker_nor_another_livc(
    box: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    gemeente = Organisatie(OrganisatieId(new_id()), "Gemeente Aaarde", "gemeente")
    other = Livc(LivcId(new_id()), "LIVC-R Aaarde", "Aaarde", gemeente.id)
    with box.deps.uow.begin(None) as tx:
        tx.people.save_organisatie(gemeente)
        tx.livcs.save(other)
    payload = {"persoon": str(box.actor("ann").persoon_id), "soort": "ontvangst"}
    job = new_id()
    with box.deps.uow.begin(box.livc_id) as tx:
        tx.outbox.add(Opdracht(job, box.livc_id, job, "mail", payload, box.clock.now()))
    worker = Worker(replace(box.deps, uow=Broken(box.deps.uow, other.id)))
    worker.round()
    with box.deps.uow.read(box.livc_id) as tx:
        assert tx.outbox.pending() == []
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.slow
def test_a_point_that_cannot_close_becomes_an_incident_and_closes_after_the_repair(box: Sandbox) -> None:
    casus_id = open_point(box)
    task = box.task("u_dicht")
    whole = damage(box, task.id)
    with box.deps.uow.read(box.livc_id) as tx:
        punt = tx.tafel.find_open_punt(casus_id)
    assert punt
    assert punt.sluit_op
    box.clock.move_to(punt.sluit_op)
    for pause in PAUZES:
        close_points(box.livc_id, box.deps)
        close_points(box.livc_id, box.deps)
        box.clock.move_to(box.clock.now() + min(pause, timedelta(minutes=10)))
    (incident,) = incidents(box)
    assert (incident.slot, incident.pogingen) == (whole.id, len(PAUZES))
    write_state(box, whole, whole.state)
    retry_incident(box.actor("bert"), incident.id, box.deps)
    close_points(box.livc_id, box.deps)
    with box.deps.uow.read(box.livc_id) as tx:
        assert tx.tafel.find_open_punt(casus_id) is None


def open_point(box: Sandbox) -> CasusId:
    """Live up to the first open point; return its casus."""
    world = World(box.deps)
    script = Script(world, casussen=1)
    start_prescreening(box.actor("ann"), box.deps)
    while not any(t.element_id == "u_dicht" for t in box.open_tasks()):
        act = script.next()
        assert act
        assert act.taak
        command = CompleteTask(box.actor(act.name), act.taak.id, act.raw, act.via)
        met_ja(lambda ja, command=command: complete_task(replace(command, bevestigd=ja), box.deps))
        box.work()
    return world.casussen()[0].id
