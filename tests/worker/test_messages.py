"""Messages between instances: early, late, doubled, to what is gone, across a crash, and to twenty at once."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.bootstrap import build
from app.domain.casus import Casus
from app.domain.ids import CasusId, TaskId, new_id
from app.domain.instantie import Instantie
from app.domain.opdracht import Opdracht
from app.domain.words.messages import MESSAGES
from app.scenario.errors import StepFailedError
from app.scenario.sandbox import Sandbox
from app.services.casework.record_aanmelding import RecordAanmelding, record_aanmelding
from app.services.clockwork.deliver_message import BEWAARD, ONGEHOORD, deliver_message
from app.services.clockwork.fire_timers import fire_timers
from app.services.clockwork.retrying import PAUZES
from app.services.clockwork.run_jobs import run_jobs
from app.services.oversight.retry_incident import retry_incident
from app.services.oversight.show_beheer import show_beheer
from app.services.ports.audit import VERVALLEN
from app.services.ports.instanties import Wijziging
from app.services.running.sending import send
from app.services.table.request_meeting import request_meeting
from tests.asking import find_task
from tests.worker.test_two_workers import both

AANMELDING = {
    "aanmelder_naam": ["Verzonnen Beller"],
    "aanmelder_contact": ["089 00 00 00"],
    "signalen": ["verzonnen tekst"],
    "betreft": ["persoon"],
    "leeftijdsgroep": ["volwassene"],
    "anoniem": ["ja"],
    "opnieuw_aangemeld": ["nee"],
}
PERSOON = {"betreft": "persoon", "leeftijdsgroep": "volwassene", "anoniem": "ja"}
MANY = 20


def open_casus(box: Sandbox) -> CasusId:
    casus_id = record_aanmelding(RecordAanmelding(box.actor("joris"), None, "telefoon", AANMELDING), box.deps)
    box.work()
    return casus_id


def to_the_agenda(box: Sandbox) -> CasusId:
    """Open a casus and let it wait for its point."""
    casus_id = open_casus(box)
    code = casus_of(box, casus_id).code
    box.do("joris", box.task("i_gesprek", code), "klaar", PERSOON)
    box.do("hilde", box.task("i_lijst", code), "op_lijst")
    box.do("joris", box.task("h_agenda", code))
    return casus_id


def casus_of(box: Sandbox, casus_id: CasusId) -> Casus:
    with box.deps.uow.read(box.livc_id) as tx:
        return tx.casussen.get(casus_id)


def bewaring_of(box: Sandbox, casus_id: str) -> Instantie:
    with box.deps.uow.read(box.livc_id) as tx:
        return next(i for i in tx.instanties.of_slot(casus_id) if i.proces_id == "bewaring")


def tell_discussed(box: Sandbox, target: str, day: date) -> None:
    with box.deps.uow.begin(box.livc_id) as tx:
        send(tx, box.livc_id, target, "besproken", {"laatste_bespreking": day})


def jobs(box: Sandbox) -> list[Opdracht]:
    with box.deps.uow.read(box.livc_id) as tx:
        return list(tx.outbox.pending("bericht"))


def dropped(box: Sandbox) -> list[tuple[str, str]]:
    """Return what the audit trail says of messages, and be sure that none became an incident."""
    with box.deps.uow.read(box.livc_id) as tx:
        assert tx.outbox.incidenten(open_=False) == []
        rows = [view.regel for view in tx.audit.rows(None, 0, 999)]
    return [(r.wat, r.grond) for r in rows if r.wat in (VERVALLEN, ONGEHOORD)]


def counted(box: Sandbox) -> int:
    return show_beheer(box.actor("joris"), box.deps).vervallen_berichten


def test_what_a_person_must_hear_the_refusal_of_is_never_queued(box: Sandbox) -> None:
    casus_id = open_casus(box)
    at_once = [word for word, message in MESSAGES.items() if not message.queued]
    assert {"punt_geopend", "ronde_gesloten", "vervroegd_vernietigen"} <= set(at_once)
    for word in at_once:
        with box.deps.uow.begin(box.livc_id) as tx, pytest.raises(ValueError, match=word):
            send(tx, box.livc_id, casus_id, word)


def test_a_message_carries_dates_of_its_list_and_nothing_else(box: Sandbox) -> None:
    with box.deps.uow.begin(box.livc_id) as tx, pytest.raises(ValueError, match="casus_afgesloten"):
        send(tx, box.livc_id, "x", "casus_afgesloten", {"laatste_bespreking": date(2026, 1, 1)})


@pytest.mark.slow
def test_an_early_message_is_kept_until_someone_waits_or_nobody_can_any_more(
    box: Sandbox, prescreen: Callable[[int], list[TaskId]]
) -> None:
    task = prescreen(1)[0]
    with box.deps.uow.read(box.livc_id) as tx:
        taak = find_task(tx, task)
    assert taak
    tell_discussed(box, taak.instantie_id, date(2026, 2, 2))
    assert run_jobs(box.livc_id, box.deps)
    assert run_jobs(box.livc_id, box.deps) is None, "it is looked at once in a while, not all the time"
    assert [job.pogingen for job in jobs(box)] == [0], "waiting is no failure"
    assert dropped(box) == []
    due = box.next_timer()
    assert due
    for moment in (due, due + BEWAARD):
        box.clock.move_to(moment)
        box.work()
    assert jobs(box) == []
    assert dropped(box) == [(VERVALLEN, "besproken: wat het moest horen, is er niet meer")]
    assert counted(box) == 1


@pytest.mark.slow
def test_what_nobody_has_to_hear_is_dropped_and_not_counted(box: Sandbox) -> None:
    casus_id = to_the_agenda(box)
    today = box.now.date()
    with box.deps.uow.begin(box.livc_id) as tx:
        tx.casussen.save(replace(tx.casussen.get(casus_id), laatste_bespreking=today))
    tell_discussed(box, casus_id, today)
    box.work()
    assert casus_of(box, casus_id).vernietigen_op is not None
    with box.deps.uow.begin(box.livc_id) as tx:
        send(tx, box.livc_id, casus_id, "casus_afgesloten")
    box.work()
    assert dropped(box) == [(ONGEHOORD, "casus_afgesloten: niemand wachtte erop")]
    assert counted(box) == 0


@pytest.mark.slow
def test_a_request_for_a_meeting_that_nobody_waits_for_is_counted_for_the_coordinator(box: Sandbox) -> None:
    request_meeting(box.actor("ann"), box.deps)
    box.work()  # it slept: now a day is being chosen
    for name in ("ann", "tom"):
        request_meeting(box.actor(name), box.deps)
    assert len(jobs(box)) == 1, "the same request, still under way, is one"
    box.work()
    assert dropped(box) == [(VERVALLEN, "overleg_gevraagd: niemand wachtte erop")]
    assert counted(box) == 1
    box.clock.move_to(box.clock.now() + timedelta(days=40))
    assert counted(box) == 0


@pytest.mark.slow
@pytest.mark.parametrize("word", ["punt_geopend", "ronde_gesloten"])
def test_a_late_message_never_acts_on_the_next_round(box: Sandbox, word: str) -> None:
    casus_id = to_the_agenda(box)
    with box.deps.uow.begin(box.livc_id) as tx:
        waits = tx.instanties.waits_for(casus_id, "punt_geopend")
        payload = {"bericht": word, "doel": casus_id}
        tx.outbox.add(Opdracht(new_id(), box.livc_id, casus_id, "bericht", payload, box.clock.now()))
    assert waits
    box.work()
    with box.deps.uow.read(box.livc_id) as tx:
        assert tx.instanties.waits_for(casus_id, "punt_geopend") == waits, "a late message opened the point"
        told = [g.wat for g in tx.casussen.gebeurtenissen(casus_id) if g.soort == "bericht"]
    assert dropped(box) == [(VERVALLEN, f"{word}: dit bericht komt meteen aan of niet")]
    assert told == [f"Een bericht kwam te laat en verviel ({word.replace('_', ' ')})"]


@pytest.mark.slow
def test_an_earlier_discussion_that_is_told_late_shortens_no_term(box: Sandbox) -> None:
    casus_id = open_casus(box)
    today = box.now.date()
    with box.deps.uow.begin(box.livc_id) as tx:
        tx.casussen.save(replace(tx.casussen.get(casus_id), laatste_bespreking=today))
    tell_discussed(box, casus_id, today)
    tell_discussed(box, casus_id, today - timedelta(days=30))
    box.work()
    assert bewaring_of(box, casus_id).variables["laatste_bespreking"] == today
    assert dropped(box) == [(VERVALLEN, "besproken: een latere bespreking kwam voor")]


@pytest.mark.slow
def test_a_message_acts_once_when_it_is_sent_twice_and_two_workers_come_for_it(box: Sandbox) -> None:
    casus_id = open_casus(box)
    for _ in range(2):
        tell_discussed(box, casus_id, box.now.date())
    (job,) = jobs(box)
    assert both(box, run_jobs, box.deps, build(box.settings, box.clock)).count(job.id) == 1
    assert bewaring_of(box, casus_id).variables["laatste_bespreking"] == box.now.date()
    assert jobs(box) == []


@pytest.mark.slow
def test_a_worker_killed_between_delivery_and_done_gives_the_message_back(box: Sandbox) -> None:
    casus_id = open_casus(box)
    before = bewaring_of(box, casus_id)
    tell_discussed(box, casus_id, box.now.date())
    assert killed_while_delivering(box) == signal.SIGKILL
    assert bewaring_of(box, casus_id) == before, "half of it was kept"
    assert len(jobs(box)) == 1
    done = [run_jobs(box.livc_id, box.deps) for _ in range(2)]
    assert done[1] is None
    assert bewaring_of(box, casus_id).variables["laatste_bespreking"] == box.now.date()


def killed_while_delivering(box: Sandbox) -> int:
    """Let a process of its own deliver the message and die before the commit; return what killed it."""
    child = os.fork()
    if child == 0:
        try:
            deps = build(box.settings, box.clock)
            with deps.uow.begin(box.livc_id) as tx:
                job = tx.outbox.claim(deps.clock.now())
                assert job
                assert deliver_message(tx, job, deps) is None
                tx.outbox.done(job.id)
                os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) * -1


@pytest.mark.slow
def test_a_message_under_way_to_a_casus_that_is_destroyed_is_dropped_visibly(box: Sandbox) -> None:
    casus_id = open_casus(box)
    while True:
        due = box.next_timer()
        assert due
        box.clock.move_to(due)
        while fire_timers(box.livc_id, box.deps):
            pass
        with box.deps.uow.read(box.livc_id) as tx:
            if [job for job in tx.outbox.pending("vernietiging") if job.payload["soort"] == "casus"]:
                break
        box.work()
    with box.deps.uow.begin(box.livc_id) as tx:
        send(tx, box.livc_id, casus_id, "besproken", {"laatste_bespreking": tx.now.day})
    box.work()
    assert jobs(box) == []
    assert dropped(box) == [(VERVALLEN, "besproken: de casus is vernietigd")]
    assert counted(box) == 1


@pytest.mark.slow
def test_one_meeting_reaches_twenty_casussen_and_the_one_that_fails_waits_for_a_person(box: Sandbox) -> None:
    casussen = [to_the_agenda(box) for _ in range(MANY)]
    bad = bewaring_of(box, casussen[7])
    spoil(box, bad, b"stuk")
    meet(box)
    heard = [c for c in casussen if bewaring_of(box, c).variables.get("laatste_bespreking")]
    assert set(casussen) - set(heard) == {casussen[7]}, "one failing casus stopped another"
    for pause in PAUZES:
        while run_jobs(box.livc_id, box.deps) is not None:
            pass
        box.clock.move_to(box.clock.now() + min(pause, timedelta(minutes=10)))
    with box.deps.uow.read(box.livc_id) as tx:
        (incident,) = tx.outbox.incidenten()
    assert (incident.slot, incident.soort) == (casussen[7], "bericht")
    spoil(box, bad, bad.state)
    retry_incident(box.actor("joris"), incident.id, box.deps)
    box.work()
    assert bewaring_of(box, casussen[7]).variables["laatste_bespreking"] == box.now.date()
    assert jobs(box) == []


def meet(box: Sandbox) -> None:
    """Hold a meeting that opens the point of every casus on its agenda."""
    box.do("joris", box.task("x_plan"), None, {"overlegmoment": box.now.date().isoformat(), "uur": "10:00"})
    box.do("joris", box.task("x_kader"), "geopend", {"verslag": "nee"})
    box.do("vera", box.task("x_aanw"))
    present = [str(box.actor(name).persoon_id) for name in ("hilde", "joris", "katrien")]
    while found := [t for t in box.open_tasks() if t.element_id in ("u_wie", "u_dicht")]:
        opens = found[0].element_id == "u_wie"
        given = {"aanwezigen": present} if opens else {}
        with suppress(StepFailedError):  # the sandbox says that a message could not be delivered
            box.do("vera" if opens else "joris", found[0], "verder" if opens else None, given)


def spoil(box: Sandbox, instantie: Instantie, state: bytes) -> None:
    """Write another state, and leave all else as it is."""
    with box.deps.uow.begin(box.livc_id) as tx:
        waiting = {word: tx.instanties.waits_for(instantie.slot, word) for word in MESSAGES}
        waits = frozenset(word for word, found in waiting.items() if instantie.id in {i.id for i in found})
        tx.instanties.keep(replace(instantie, state=state), Wijziging([], [], [], [], waits))
