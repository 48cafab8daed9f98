"""Whose turn it is: what a claim reads does not grow with what is armed, nor with what fails."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select, text, update
from sqlalchemy.exc import ProgrammingError

from app.domain.ids import InstantieId, LivcId, OrganisatieId
from app.domain.people import Livc
from app.persistence import slots
from app.persistence import tables as t
from app.persistence.counting import counting
from app.persistence.db import here
from app.persistence.engine import plain_engine
from app.persistence.judging import TX_LIVC
from app.persistence.unit_of_work import SqlTx, SqlUnitOfWork
from tests.persistence.conftest import ALKEN, BREE, NU
from tests.persistence.values import instantie, opdracht, open_casus, punt, timer

LATER = NU + timedelta(hours=1)
LONG_AGO = NU - timedelta(days=9)
MANY = 3000


def arm(tx: SqlTx, slot: str, **changes: Any) -> None:
    """Open a casus with one timer."""
    open_casus(tx, slot)
    tx.instanties.save(instantie(f"i-{slot}", slot), [], [timer(f"t-{slot}", **changes)], frozenset())


def fill(engine: Engine) -> None:
    """Arm very many timers, all later."""
    names = [f"m{n}" for n in range(MANY)]
    timers = [
        {"livc_id": ALKEN, "instantie_id": "i-a", "task_id": name, "slot": name, "element_id": "e"}
        | {"process_id": "p", "name": "n", "due_at": LATER + timedelta(minutes=n)}
        for n, name in enumerate(names)
    ]
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(select(func.set_config("casuspad.livc", ALKEN, True)))
        connection.execute(
            t.slot.insert(), [{"livc_id": ALKEN, "slot": name, "pogingen": 0} for name in names]
        )
        connection.execute(t.timer.insert(), timers)
        connection.execute(text("ANALYZE"))


def plan(engine: Engine, statement: Any) -> str:
    """Return how the database would find the head."""
    bound = statement.params({TX_LIVC: ALKEN, "now": NU, "real_now": NU})
    words = str(bound.compile(engine, compile_kwargs={"literal_binds": True}))
    explain = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
    with engine.begin() as connection:
        return "\n".join(str(tuple(row)) for row in connection.exec_driver_sql(f"{explain} {words}"))


def test_the_head_is_one_step_in_an_index_however_much_is_armed(
    uow: SqlUnitOfWork, database_url: str
) -> None:
    with uow.begin(ALKEN) as tx:
        arm(tx, "a")
    engine = plain_engine(database_url)
    fill(engine)
    fresh, rested = (
        plan(engine, slots.head(is_sqlite=engine.dialect.name == "sqlite", rested=each))
        for each in (False, True)
    )
    engine.dispose()
    assert "ix_timer_fris" in fresh
    assert "ix_timer_rust" in rested
    for found in (fresh, rested):
        assert not re.search("Sort|TEMP B-TREE|SCAN|Seq Scan on timer", found), found


def test_slots_that_back_off_lie_apart_from_what_others_claim(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        for number in range(30):
            arm(tx, f"f{number}", due_at=LONG_AGO)
            tx.slots.back_off(f"f{number}", LATER)
        arm(tx, "good")
        table = t.timer.c
        fresh = select(table.slot).where(here(t.timer), table.niet_voor.is_(None))
        assert [row.slot for row in tx._db.rows(fresh)] == ["good"]
        assert tx.slots.claim_due(NU, NU) == "good"


def test_a_timer_armed_while_its_slot_backs_off_is_looked_at_once(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        arm(tx, "bad", due_at=LONG_AGO)
        tx.slots.back_off("bad", LATER)
        both = [timer("t-bad", due_at=LONG_AGO), timer("t-new", due_at=LONG_AGO)]
        tx.instanties.save(instantie("i-bad", "bad"), [], both, frozenset())
        arm(tx, "good")
        assert tx.slots.claim_due(NU, NU) == "good"
        marked = select(func.count()).select_from(t.timer).where(here(t.timer), t.timer.c.niet_voor == LATER)
        assert tx._db.scalar(marked) == 2


def test_what_failed_waits_behind_what_did_not_and_has_its_turn_after_its_rest(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        arm(tx, "bad", due_at=LONG_AGO)
        arm(tx, "good")
        tx.slots.back_off("bad", LATER)
        assert tx.slots.claim_due(NU, LATER) == "good"
        tx.instanties.save(instantie("i-good", "good"), [], [], frozenset())
        assert tx.slots.claim_due(NU, NU) is None
        assert tx.slots.claim_due(NU, LATER) == "bad"
        tx.slots.clear("bad")
        assert tx.slots.claim_due(NU, NU) == "bad", "once it succeeded it is like any other"


def test_clearing_what_never_failed_costs_nothing(uow: SqlUnitOfWork, database_url: str) -> None:
    with uow.begin(ALKEN) as tx:
        arm(tx, "c1")
    with uow.begin(ALKEN) as tx:
        slot = tx.slots.claim_due(NU, NU)
        assert slot == "c1"
        with counting(database_url) as counted:
            tx.slots.clear(slot)
        assert counted.statements == 0


def test_only_instances_with_a_due_timer_move(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        for name, due in (("i1", NU), ("i2", LATER), ("i3", LONG_AGO)):
            tx.instanties.save(instantie(name), [], [timer(f"t-{name}", due_at=due)], frozenset())
        assert [i.id for i in tx.instanties.with_due_timer("c1", NU)] == ["i3", "i1"]
        assert [i.id for i in tx.instanties.with_due_timer("c2", NU)] == []


def waiting(uow: SqlUnitOfWork, real_now: Any = NU) -> list[LivcId]:
    with uow.read(None) as tx:
        return list(tx.livcs.with_work(real_now))


def test_a_livc_has_its_turn_for_a_timer_a_job_or_a_point_that_is_due(uow: SqlUnitOfWork) -> None:
    assert waiting(uow) == []
    with uow.begin(BREE) as tx:
        tx.outbox.add(opdracht("later", livc_id=BREE, vanaf=LATER))
    with uow.begin(ALKEN) as tx:
        arm(tx, "c1", due_at=LATER)
    assert waiting(uow) == []
    assert waiting(uow, LATER) == [ALKEN, BREE]
    with uow.begin(BREE) as tx:
        tx.outbox.park("later")
    with uow.begin(ALKEN) as tx:
        tx.slots.back_off("c1", LATER + timedelta(hours=1))
    assert waiting(uow, LATER) == []
    assert waiting(uow, LATER + timedelta(hours=1)) == [ALKEN]
    with uow.begin(BREE) as tx:
        tx.tafel.save_punt(punt(livc_id=BREE, sluit_op=LATER))
    assert waiting(uow) == []
    assert waiting(uow, LATER) == [BREE]


def test_due_is_counted_on_the_clock_of_each_livc(uow: SqlUnitOfWork) -> None:
    ahead = Livc(BREE, "LIVC-R Bree", "Bree", OrganisatieId("gemeente-bree"), klok=timedelta(days=400))
    with uow.begin(None) as tx:
        tx.livcs.save(ahead)
    for livc_id in (ALKEN, BREE):
        with uow.begin(livc_id) as tx:
            tx.slots.add("s")
            free = instantie("s", None, livc_id=livc_id, id=InstantieId("s"))
            tx.instanties.save(free, [], [timer("t", due_at=NU + timedelta(days=30))], frozenset())
    assert waiting(uow) == [BREE]
    assert waiting(uow, NU + timedelta(days=30)) == [ALKEN, BREE]


def test_a_hundred_livcs_without_work_cost_no_statement_more(uow: SqlUnitOfWork, database_url: str) -> None:
    with counting(database_url) as few:
        waiting(uow)
    with uow.begin(None) as tx:
        for number in range(100):
            tx.livcs.save(Livc(LivcId(f"l{number}"), f"L{number}", "X", OrganisatieId("x")))
    with counting(database_url) as many:
        waiting(uow)
    assert many.statements == few.statements


def test_the_turn_opens_three_tables_to_read_and_nothing_else(uow: SqlUnitOfWork, database_url: str) -> None:
    engine = plain_engine(database_url)
    if engine.dialect.name != "postgresql":
        pytest.skip("row-level security is PostgreSQL's")
    with uow.begin(ALKEN) as tx:
        arm(tx, "c1")
        tx.outbox.add(opdracht("job"))
        tx.tafel.save_punt(punt())
    seen = set()
    with engine.begin() as connection:
        connection.execute(select(func.set_config("casuspad.over", "beurt", True)))
        for table in (each for each in t.metadata.sorted_tables if t.is_scoped(each)):
            if connection.execute(select(func.count()).select_from(table)).scalar():
                seen.add(table.name)
        assert connection.execute(update(t.timer).values(name="x")).rowcount == 0
    engine.dispose()
    assert seen == {"timer", "opdracht", "agendapunt"}
    with pytest.raises(ProgrammingError), engine.begin() as connection:  # noqa: PT012
        connection.execute(select(func.set_config("casuspad.over", "beurt", True)))
        connection.execute(t.slot.insert().values(livc_id=ALKEN, slot="s", pogingen=0))
