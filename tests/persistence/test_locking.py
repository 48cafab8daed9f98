"""Two processes at once: one waits, or takes something else; nothing is done twice."""

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from app.domain.errors import NotFoundError
from app.domain.ids import OrganisatieId, TaskId
from app.persistence.counting import counting
from app.persistence.unit_of_work import SqlUnitOfWork
from app.services.ports.instanties import Wijziging
from app.services.ports.taken import TaakTerPlaatse
from tests.persistence.conftest import ALKEN, NU
from tests.persistence.values import OCMW, casus, instantie, item, opdracht, open_casus, sleutel, taak, timer

LATER = NU + timedelta(hours=1)


def test_who_locks_second_sees_what_the_first_wrote(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
    first_holds, order = threading.Event(), []

    def second() -> None:
        first_holds.wait(5)
        with uow.begin(ALKEN) as tx:
            tx.casussen.get(casus().id)  # read before the lock: it may be old once the lock is held
            tx.slots.lock("c1")
            order.append(tx.casussen.get(casus().id).fase)

    thread = threading.Thread(target=second)
    thread.start()
    with uow.begin(ALKEN) as tx:
        tx.slots.lock("c1")
        first_holds.set()
        thread.join(0.3)
        tx.casussen.save(casus(fase="eerste"))
        order.append("first is done")
    thread.join(5)
    assert order == ["first is done", "eerste"]


def test_a_slot_that_is_gone_cannot_be_locked(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx, pytest.raises(NotFoundError):
        tx.slots.lock("c1")


def test_two_workers_never_get_the_same_slot(uow: SqlUnitOfWork) -> None:
    slots = [f"c{n}" for n in range(12)]
    with uow.begin(ALKEN) as tx:
        for slot in slots:
            open_casus(tx, slot)
            tx.instanties.save(instantie(f"i-{slot}", slot), [], [timer(f"t-{slot}")], frozenset())

    def work() -> list[str]:
        fired = []
        while True:
            with uow.begin(ALKEN) as tx:
                slot = tx.slots.claim_due(NU, NU)
                if slot is None:
                    return fired
                assert [t.task_id for t in tx.instanties.timers(slot)] == [f"t-{slot}"]
                tx.instanties.save(tx.instanties.of_slot(slot)[0], [], [], frozenset())
                fired.append(slot)

    assert _by_three(work) == Counter(slots)


def test_two_workers_never_get_the_same_job(uow: SqlUnitOfWork) -> None:
    names = [f"job{n}" for n in range(12)]
    with uow.begin(ALKEN) as tx:
        for name in names:
            tx.outbox.add(opdracht(name))

    def work() -> list[str]:
        done = []
        while True:
            with uow.begin(ALKEN) as tx:
                job = tx.outbox.claim(NU)
                if job is None:
                    return done
                done.append(job.id)
                tx.outbox.done(job.id)

    assert _by_three(work) == Counter(names)


def test_a_worker_that_dies_gives_its_work_back(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        tx.outbox.add(opdracht("job"))
    with pytest.raises(ZeroDivisionError), uow.begin(ALKEN) as tx:  # noqa: PT012
        assert tx.outbox.claim(NU)
        raise ZeroDivisionError
    with uow.begin(ALKEN) as tx:
        assert tx.outbox.claim(NU) == opdracht("job")


def test_a_locked_slot_is_passed_over(uow: SqlUnitOfWork, database_url: str) -> None:
    if database_url.startswith("sqlite"):
        pytest.skip("on SQLite one transaction writes at a time")
    with uow.begin(ALKEN) as tx:
        for slot in ("c1", "c2"):
            open_casus(tx, slot)
            tx.instanties.save(instantie(f"i-{slot}", slot), [], [timer(slot)], frozenset())
            tx.outbox.add(opdracht(f"job-{slot}", slot))
    with uow.begin(ALKEN) as busy, uow.begin(ALKEN) as worker:
        busy.slots.lock("c1")
        job = worker.outbox.claim(NU)
        assert job is not None
        assert job.slot == "c2"
        assert worker.slots.claim_due(NU, NU) == "c2"


def test_a_failing_slot_backs_off_and_stops_nobody_else(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        for slot in ("c1", "c2"):
            open_casus(tx, slot)
            tx.instanties.save(instantie(f"i-{slot}", slot), [], [timer(slot)], frozenset())
        assert tx.slots.claim_due(NU, NU) == "c1"
        assert tx.slots.back_off("c1", LATER) == 1
        assert tx.slots.claim_due(NU, NU) == "c2"
        tx.slots.postpone("c2", LATER)
        assert tx.slots.claim_due(NU, NU) is None
        assert tx.slots.claim_due(NU, LATER) == "c1"
        assert tx.slots.back_off("c1", LATER) == 2
        tx.slots.clear("c1")
        assert tx.slots.claim_due(NU, NU) == "c1"
        assert tx.slots.back_off("c1", LATER) == 1


def test_the_longest_waiting_slot_goes_first_and_nothing_before_its_time(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        for slot, due in (("c1", NU), ("c2", NU - timedelta(days=1))):
            open_casus(tx, slot)
            tx.instanties.save(instantie(f"i-{slot}", slot), [], [timer(slot, due_at=due)], frozenset())
        assert tx.slots.claim_due(NU - timedelta(days=2), NU) is None
        assert tx.slots.claim_due(NU, NU) == "c2"
        assert tx.instanties.next_timer() == NU - timedelta(days=1)


def test_codes_given_out_at_once_are_all_different(uow: SqlUnitOfWork) -> None:
    def take() -> list[str]:
        codes = []
        for _ in range(5):
            with uow.begin(ALKEN) as tx:
                codes.append(tx.casussen.next_code(2026))
        return codes

    assert _by_three(take) == Counter(f"2026-{n:02d}" for n in range(1, 16))


def _by_three(work: Callable[[], list[str]]) -> Counter[str]:
    with ThreadPoolExecutor(3) as pool:
        done = [pool.submit(work) for _ in range(3)]
        return Counter(name for each in done for name in each.result(30))


def test_who_locks_a_task_second_finds_it_gone(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        tx.instanties.save(instantie(), [taak("t1")], [], frozenset())
    first_holds, found = threading.Event(), []

    def second() -> None:
        first_holds.wait(5)
        with uow.begin(ALKEN) as tx:
            found.append(tx.taken.lock(TaskId("t1")))

    thread = threading.Thread(target=second)
    thread.start()
    with uow.begin(ALKEN) as tx:
        assert tx.taken.lock(TaskId("t1")) is not None
        first_holds.set()
        thread.join(0.3)
        tx.instanties.keep(instantie(), Wijziging([taak("t2")], [TaskId("t1")], [], [], frozenset()))
    thread.join(5)
    assert found == [None]


def test_a_locked_task_comes_with_its_instance_and_its_casus(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        tx.instanties.save(instantie(), [taak("t1")], [], frozenset())
    with uow.begin(ALKEN) as tx:
        found = tx.taken.lock(TaskId("t1"))
        assert found == TaakTerPlaatse(taak("t1"), instantie(), casus(), heeft_concept=False)
        tx.items.add(item("concept", soort="concept", task_id=TaskId("t1")))
        again = tx.taken.find_in_place(TaskId("t1"))
    assert again is not None
    assert again.heeft_concept


def test_the_keys_of_a_locked_task_are_known_until_one_is_destroyed(
    uow: SqlUnitOfWork, database_url: str
) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        tx.instanties.save(instantie(), [taak("t1", organisatie_id=OCMW)], [], frozenset())
        tx.items.add_sleutel(sleutel("own"))
        tx.items.add_sleutel(sleutel("register", zone="register", eigenaar_id="gemeente-alken"))
    with uow.begin(ALKEN) as tx:
        tx.taken.lock(TaskId("t1"))
        with counting(database_url) as counted:
            own = tx.items.find_sleutel("vault", OCMW, "c1")
            register = tx.items.find_sleutel("register", OrganisatieId("gemeente-alken"), "c1")
        assert (own, counted.statements) == (sleutel("own"), 0)
        assert register == sleutel("register", zone="register", eigenaar_id="gemeente-alken")
        tx.items.delete_key("own")
        assert tx.items.find_sleutel("vault", OCMW, "c1") is None


def test_a_job_whose_slot_was_busy_is_not_overtaken_by_the_next_of_that_slot(
    uow: SqlUnitOfWork, engine: Engine, database_url: str
) -> None:
    if database_url.startswith("sqlite"):
        pytest.skip("SQLite has one lock")
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        tx.outbox.add(opdracht("eerst", "c1"))
        tx.outbox.add(opdracht("tweede", "c1"))
    holding = ExitStack()
    holding.enter_context(uow.begin(ALKEN)).slots.lock("c1")

    def let_go(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "FROM slot" in statement:  # the worker found the slot busy: from here on it is free
            holding.close()

    event.listen(engine, "after_cursor_execute", let_go)
    with holding, uow.begin(ALKEN) as worker:
        assert worker.outbox.claim(NU) is None
    with uow.begin(ALKEN) as worker:
        assert worker.outbox.claim(NU) == opdracht("eerst", "c1")


def test_who_opens_a_casus_does_not_wait_for_who_opens_another(uow: SqlUnitOfWork, engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("on SQLite one transaction writes at a time")
    with uow.begin(ALKEN) as tx:
        tx.casussen.next_code(2026)
    with uow.begin(ALKEN) as one:
        first = one.casussen.next_code(2026)
        with uow.begin(ALKEN) as other:
            assert {first, other.casussen.next_code(2026)} == {"2026-02", "2026-03"}
