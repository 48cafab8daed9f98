"""Two workers side by side: each timer and each job once."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from app.bootstrap import build
from app.domain.ids import new_id
from app.domain.opdracht import Opdracht
from app.scenario.sandbox import Sandbox
from app.services.clockwork.fire_timers import fire_timers
from app.services.clockwork.run_jobs import run_jobs
from app.services.deps import Deps
from app.services.ports.mail import Mail

TIMERS, MAILS = 60, 40
Piece = Callable[..., str | None]


class CountingMailer:
    """Counts every hand-over, the same mail twice as two."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def send(self, mail: Mail) -> None:
        self.sent.append(mail.message_id)


def both(box: Sandbox, piece: Piece, *workers: Deps) -> list[str]:
    """Let the workers do this kind of work at the same time until nothing is left; return what they did."""
    together = Barrier(len(workers))

    def work(deps: Deps) -> list[str]:
        done, idle = [], 0
        together.wait(10)
        while idle < 3:  # nothing free now may mean: the other has it in hand
            found = piece(box.livc_id, deps)
            idle = idle + 1 if found is None else 0
            done += [found] if found else []
        return done

    with ThreadPoolExecutor(len(workers)) as pool:
        return [each for done in pool.map(work, workers) for each in done]


@pytest.fixture
def other(box: Sandbox) -> Deps:
    """A second process on the same databases: connections of its own, the same clock."""
    return build(box.settings, box.clock)


@pytest.mark.slow
def test_a_timer_is_fired_by_one_of_two_workers(
    box: Sandbox, other: Deps, prescreen: Callable[[int], list[str]]
) -> None:
    prescreen(TIMERS)
    due = box.next_timer()
    assert due
    box.clock.move_to(due)
    fired = both(box, fire_timers, box.deps, other)
    assert len(fired) == len(set(fired)) == TIMERS
    with box.deps.uow.read(box.livc_id) as tx:
        asked = [job.slot for job in tx.outbox.pending("vernietiging")]
        later = tx.instanties.next_timer()
        assert later is None or later > due + timedelta(days=30), "only the exercise of a table that sleeps"
    assert sorted(asked) == sorted(fired)


@pytest.mark.slow
def test_a_job_is_carried_out_by_one_of_two_workers(box: Sandbox, other: Deps) -> None:
    mailer = CountingMailer()
    workers = [replace(deps, mailer=mailer) for deps in (box.deps, other)]
    ids = [new_id() for _ in range(MAILS)]
    payload = {"persoon": str(box.actor("ann").persoon_id), "soort": "ontvangst"}
    with box.deps.uow.begin(box.livc_id) as tx:
        for job in ids:
            tx.outbox.add(Opdracht(job, box.livc_id, job, "mail", payload, box.clock.now()))
    done = both(box, run_jobs, *workers)
    assert sorted(done) == sorted(ids)
    assert Counter(mailer.sent) == Counter(f"{job}@casuspad" for job in ids)


@pytest.mark.slow
def test_a_destruction_is_carried_out_once(
    box: Sandbox, other: Deps, prescreen: Callable[[int], list[str]]
) -> None:
    prescreen(10)
    due = box.next_timer()
    assert due
    box.clock.move_to(due)
    fired = both(box, fire_timers, box.deps, other)
    assert len(both(box, run_jobs, box.deps, other)) == len(fired)
    with box.deps.uow.read(box.livc_id) as tx:
        assert tx.instanties.of_process("prescreening", lopend=False) == []
        assert tx.outbox.pending() == []
        assert tx.outbox.incidenten(open_=False) == []
