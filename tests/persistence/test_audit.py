"""The audit trail: whole when untouched, broken by any change, whole again after a lawful reduction."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Engine, delete, select, update

from app.domain.errors import NotFoundError
from app.domain.ids import CasusId
from app.domain.logboek import LogHoofd
from app.persistence import tables as t
from app.persistence.engine import plain_engine
from app.persistence.unit_of_work import SqlUnitOfWork
from tests.persistence.conftest import ALKEN, BREE, NU
from tests.persistence.values import ATTEST, KEY, casus, item, know_people, open_casus, regel


@pytest.fixture
def trail(uow: SqlUnitOfWork) -> SqlUnitOfWork:
    """Three rows about a casus, one outside, two reads; all sealed but one of each."""
    with uow.begin(ALKEN) as tx:
        know_people(tx)
        open_casus(tx)
        tx.items.add(item("it1", casus_id="c1"))
        tx.audit.record(regel("aangemeld"))
        tx.audit.record(regel("account_gemaakt", casus_id=None))
    with uow.begin(ALKEN) as tx:
        tx.audit.record(regel("intake_afgewerkt", items=("it1",)))
    with uow.read(ALKEN) as tx:
        tx.audit.record(regel("casus_gelezen", soort="lezen", items=("it1", "it2")))
    with uow.begin(ALKEN) as tx:
        assert tx.audit.seal(KEY, NU) == 1
    with uow.begin(ALKEN) as tx:
        tx.audit.record(regel("kwalificatie_afgewerkt"))
    with uow.read(ALKEN) as tx:
        tx.audit.record(regel("kluis_gelezen", soort="lezen", casus_id=None))
    return uow


def is_whole(uow: SqlUnitOfWork, key: bytes = KEY) -> bool:
    with uow.read(ALKEN) as tx:
        return not tx.audit.breuken(key)


def test_an_untouched_trail_is_whole(trail: SqlUnitOfWork) -> None:
    assert is_whole(trail)
    assert not is_whole(trail, b"another key")


def test_sealing_moves_the_head_once(trail: SqlUnitOfWork) -> None:
    with trail.begin(ALKEN) as tx:
        before = tx.audit.head()
        assert tx.audit.seal(KEY, NU) == 1
        after = tx.audit.head()
        assert tx.audit.seal(KEY, NU) == 0
        assert tx.audit.head() == after
    assert len(after.zegel) == 64
    assert before != after
    with trail.read(BREE) as tx:
        assert tx.audit.head() == LogHoofd()
        assert not tx.audit.breuken(KEY)


TAMPERED = {
    "another person": {"persoon_id": "bo"},
    "another moment": {"moment": NU.replace(year=2025)},
    "another ground": {"grond": "geen"},
    "hidden items": {"items": ()},
    "half a reduction": {"zout": None},
    "another head": {"kop": "0" * 64},
    "moved to another casus": {"keten": "c2"},
}


@pytest.mark.parametrize("changes", TAMPERED.values(), ids=TAMPERED)
def test_a_changed_row_breaks_the_trail(
    trail: SqlUnitOfWork, database_url: str, changes: dict[str, Any]
) -> None:
    row = t.audit_regel.c.wat == "intake_afgewerkt"
    _behind_our_back(database_url, update(t.audit_regel).where(row).values(changes))
    assert not is_whole(trail)


def test_a_deleted_row_breaks_the_trail(trail: SqlUnitOfWork, database_url: str) -> None:
    _behind_our_back(database_url, delete(t.audit_regel).where(t.audit_regel.c.wat == "intake_afgewerkt"))
    assert not is_whole(trail)


def test_a_deleted_read_breaks_the_trail_once_sealed(trail: SqlUnitOfWork, database_url: str) -> None:
    with trail.begin(ALKEN) as tx:
        tx.audit.seal(KEY, NU)
    assert is_whole(trail)
    verbintenis = select(t.audit_regel.c.verbintenis).where(t.audit_regel.c.wat == "casus_gelezen")
    _behind_our_back(database_url, delete(t.audit_item).where(t.audit_item.c.verbintenis.in_(verbintenis)))
    _behind_our_back(database_url, delete(t.audit_regel).where(t.audit_regel.c.wat == "casus_gelezen"))
    assert not is_whole(trail)


def test_a_whole_chain_rewritten_without_the_key_is_seen(trail: SqlUnitOfWork, database_url: str) -> None:
    """Deleting a casus' chain to the last row leaves the chains whole, but not the seal."""
    _behind_our_back(database_url, delete(t.audit_regel).where(t.audit_regel.c.keten == "c1"))
    assert not is_whole(trail)


def test_a_reduced_trail_is_whole_and_empty(trail: SqlUnitOfWork) -> None:
    with trail.begin(ALKEN) as tx:
        assert tx.audit.reduce(casus().id, ATTEST) == 4
    assert is_whole(trail)
    with trail.begin(ALKEN) as tx:
        tx.audit.seal(KEY, NU)
        views = tx.audit.rows(None, 0, 20)
    assert is_whole(trail)
    reduced = [view for view in views if view.regel.grond == ""]
    assert [view.regel.wat for view in reduced] == [
        "kwalificatie_afgewerkt",
        "casus_gelezen",
        "intake_afgewerkt",
        "aangemeld",
    ]
    for view in reduced:
        assert (view.naam, view.casus_code, view.regel.items) == (None, None, ())
        assert (view.regel.persoon_id, view.regel.organisatie_id, view.regel.casus_id) == (None, None, None)


def test_a_destroyed_casus_is_not_named_any_more(trail: SqlUnitOfWork) -> None:
    with trail.begin(ALKEN) as tx:
        tx.delete_casus(casus().id, ATTEST)
        with pytest.raises(NotFoundError):
            tx.audit.record(regel("vernietigd"))


def test_rows_of_one_transaction_chain_in_order(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        open_casus(tx, "c2")
        for number in range(3):
            tx.audit.record(regel(f"stap{number}"))
            tx.audit.record(regel(f"stap{number}", casus_id="c2"))
    with uow.read(ALKEN) as tx:
        assert [view.regel.wat for view in tx.audit.rows(None, 0, 4)] == ["stap2", "stap2", "stap1", "stap1"]
        assert not tx.audit.breuken(KEY)


def _behind_our_back(url: str, statement: Any) -> None:
    engine: Engine = plain_engine(url)
    with engine.execution_options(writing=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL casuspad.livc = '{ALKEN}'")
        assert connection.execute(statement).rowcount
    engine.dispose()


def test_writers_readers_and_the_seal_at_once_leave_one_whole_trail(trail: SqlUnitOfWork) -> None:
    def write(wat: str, casus_id: CasusId | None) -> None:
        for _ in range(6):
            with trail.begin(ALKEN) as tx:
                tx.audit.record(regel(wat, casus_id=casus_id))
            with trail.read(ALKEN) as tx:
                tx.audit.record(regel("casus_gelezen", soort="lezen", casus_id=casus_id))
            with trail.begin(ALKEN) as tx:
                tx.audit.seal(KEY, NU)

    with ThreadPoolExecutor(4) as pool:
        done = [pool.submit(write, f"stap{n}", casus().id if n % 2 else None) for n in range(4)]
        for each in done:
            each.result(30)
    with trail.read(ALKEN) as tx:
        assert len(tx.audit.rows(None, 0, 100)) == 6 + 48
    assert is_whole(trail)
