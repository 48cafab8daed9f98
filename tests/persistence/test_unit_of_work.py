"""Transactions: whole or not at all, reads write nothing but audit rows, nothing of SQLAlchemy gets out."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.domain.errors import ConflictError, NotFoundError
from app.persistence.errors import ReadOnlyError, StorageError
from app.persistence.unit_of_work import SqlUnitOfWork
from app.services.ports.casussen import CasusZicht
from app.services.ports.unit_of_work import UnitOfWork
from tests import pg
from tests.persistence.conftest import ALKEN
from tests.persistence.full_disk import files_up_to
from tests.persistence.values import ATTEST, casus, open_casus, regel


def test_it_keeps_the_promise_of_the_port(uow: SqlUnitOfWork) -> None:
    port: UnitOfWork = uow
    with port.begin(ALKEN) as tx:
        assert tx.livc_id == ALKEN


def test_an_exception_leaves_everything_as_it_was(uow: SqlUnitOfWork) -> None:
    with pytest.raises(ZeroDivisionError), uow.begin(ALKEN) as tx:  # noqa: PT012
        open_casus(tx)
        tx.audit.record(regel())
        raise ZeroDivisionError
    with uow.read(ALKEN) as tx:
        assert tx.casussen.find_by_code("2026-c1") is None
        assert tx.audit.rows(None, 0, 10) == []


def test_a_read_writes_its_audit_row(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
    with uow.read(ALKEN) as tx:
        tx.casussen.get(casus().id)
        tx.audit.record(regel("casus_gelezen", soort="lezen"))
    with uow.read(ALKEN) as tx:
        assert [view.regel.wat for view in tx.audit.rows(None, 0, 10)] == ["casus_gelezen"]


def test_a_read_of_a_casus_destroyed_meanwhile_shows_nothing(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
    with pytest.raises(NotFoundError), uow.read(ALKEN) as reading:  # noqa: PT012
        reading.casussen.get(casus().id)
        reading.audit.record(regel("casus_gelezen", soort="lezen"))
        with uow.begin(ALKEN) as destroying:
            destroying.delete_casus(casus().id, ATTEST)


def test_a_read_refuses_to_write_anything_else(uow: SqlUnitOfWork) -> None:
    with pytest.raises(ReadOnlyError), uow.read(ALKEN) as tx:
        tx.casussen.save(casus())


def test_a_broken_constraint_is_a_conflict(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        tx.slots.add("c1")
    with pytest.raises(ConflictError), uow.begin(ALKEN) as tx:
        tx.slots.add("c1")


def test_a_lost_database_says_that_nothing_was_saved(uow: SqlUnitOfWork, engine: Engine) -> None:
    if engine.dialect.name == "postgresql":
        with pytest.raises(StorageError, match="niets bewaard"), uow.begin(ALKEN) as tx:  # noqa: PT012
            tx.livcs.all()
            tx.livcs.db.connection.connection.driver_connection.close()
            tx.slots.add("c1")
    else:
        Path(str(engine.url.database)).write_bytes(b"not a database" * 1000)
        engine.dispose()
        with pytest.raises(StorageError, match="niets bewaard"), uow.begin(ALKEN) as tx:
            tx.slots.add("c1")


def test_a_full_disk_saves_nothing(uow: SqlUnitOfWork, engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("SQLite can be told its size")
    with pytest.raises(StorageError), uow.begin(ALKEN) as tx:  # noqa: PT012
        raw = tx.livcs.db.connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.execute("PRAGMA max_page_count = 1")
        for number in range(2000):
            tx.slots.add(f"slot {number} " + "x" * 500)
    engine.dispose()
    with uow.read(ALKEN) as tx, pytest.raises(NotFoundError):
        tx.slots.lock("slot 0 " + "x" * 500)


def test_connections_that_were_cut_off_while_they_rested_are_replaced(
    uow: SqlUnitOfWork, engine: Engine, database_url: str
) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("nobody cuts off a file")
    with engine.connect(), engine.connect():
        pass
    assert pg.cut_off(database_url) == 2
    with uow.read(ALKEN) as one, uow.read(ALKEN) as other:
        assert one.casussen.visible(CasusZicht(alle=True)) == other.casussen.visible(CasusZicht(alle=True))


def test_a_disk_too_full_to_move_the_log_into_the_file_does_not_deny_what_was_kept(
    uow: SqlUnitOfWork, engine: Engine
) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL moves its log by itself, in no one's commit")
    file, log = Path(str(engine.url.database)), Path(f"{engine.url.database}-wal")
    _add_slots(uow, "before", 1000)
    assert uow.checkpoint()
    size = file.stat().st_size
    with files_up_to(size):
        _add_slots(uow, "meanwhile", 600)
        assert size > log.stat().st_size > MOVED_FROM
        assert file.stat().st_size == size, "there was room for the checkpoint"
    engine.dispose()
    with uow.begin(ALKEN) as tx:
        tx.slots.lock(f"meanwhile {LONG}599")


LONG = "x" * 3000
MOVED_FROM = 1000 * 4096
"""Bytes in SQLite's log from which a commit moves it into the file."""


def _add_slots(uow: SqlUnitOfWork, name: str, number: int) -> None:
    with uow.begin(ALKEN) as tx:
        for each in range(number):
            tx.slots.add(f"{name} {LONG}{each}")
