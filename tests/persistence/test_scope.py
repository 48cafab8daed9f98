"""No statement crosses from one LIVC-R into another: the guard sees to it, and PostgreSQL once more."""

import pytest
from sqlalchemy import Engine, Executable, delete, func, insert, select, text, update
from sqlalchemy.exc import ProgrammingError

from app.domain.errors import NotFoundError
from app.persistence import tables as t
from app.persistence.db import here
from app.persistence.engine import plain_engine
from app.persistence.errors import ScopeError
from app.persistence.unit_of_work import SqlUnitOfWork
from tests.persistence.conftest import ALKEN, BREE, NU
from tests.persistence.values import casus, open_casus, sleutel

FORGOTTEN = {
    "select": select(t.casus),
    "select of a column": select(t.casus.c.code),
    "select of an aggregate": select(func.count()).select_from(t.taak),
    "update": update(t.casus).values(fase="intake"),
    "delete": delete(t.slot),
    "half a join": select(t.casus).join(t.taak, t.taak.c.casus_id == t.casus.c.id).where(here(t.casus)),
    "subquery": select(t.casus).where(here(t.casus), t.casus.c.id.in_(select(t.deelname.c.casus_id))),
    "inside an or": select(t.casus).where(here(t.casus) | (t.casus.c.code == "2026-01")),
    "alias": select(t.casus.alias("other")),
    "a value instead of the transaction's": select(t.casus).where(t.casus.c.livc_id == BREE),
    "insert without a LIVC-R": insert(t.gebeurtenis).values(casus_id="c1"),
    "insert for another": insert(t.slot).values(livc_id=BREE, slot="s", pogingen=0),
    "text": text("SELECT * FROM casus WHERE livc_id = 'livc-bree'"),
}


@pytest.mark.parametrize("statement", FORGOTTEN.values(), ids=FORGOTTEN)
def test_a_statement_that_forgets_its_livc_is_stopped(uow: SqlUnitOfWork, statement: Executable) -> None:
    with pytest.raises(ScopeError), uow.begin(ALKEN) as tx:
        tx.livcs.db.run(statement)


def test_without_a_livc_only_global_tables_open(uow: SqlUnitOfWork) -> None:
    with uow.read(None) as tx:
        assert len(tx.livcs.all()) == 2
        with pytest.raises(ScopeError):
            tx.casussen.find_by_code("2026-01")


def test_a_value_of_another_livc_is_not_written(uow: SqlUnitOfWork) -> None:
    with pytest.raises(ScopeError), uow.begin(BREE) as tx:
        tx.casussen.save(casus(livc_id=ALKEN))


def test_nobody_sees_into_another_livc(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
    with uow.read(BREE) as tx, pytest.raises(NotFoundError):
        tx.casussen.get(casus().id)
    with uow.begin(BREE) as tx, pytest.raises(NotFoundError):
        tx.slots.lock("c1")


def test_asking_about_another_livc_is_a_fault(uow: SqlUnitOfWork) -> None:
    with uow.read(ALKEN) as tx, pytest.raises(ScopeError):
        tx.people.leden(BREE, NU.date())


def test_the_sweep_sees_the_keys_of_every_livc(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        tx.items.add_sleutel(sleutel("k1"))
    with uow.begin(BREE) as tx:
        tx.items.add_sleutel(sleutel("k2", livc_id=BREE))
    with uow.read(None) as tx:
        assert tx.items.key_ids() == {"k1", "k2"}
    with uow.read(BREE) as tx:
        assert tx.items.key_ids() == {"k2"}


@pytest.fixture
def unguarded(uow: SqlUnitOfWork, database_url: str) -> Engine:
    """A connection that only PostgreSQL itself watches, as a role that is no superuser."""
    engine = plain_engine(database_url)
    if engine.dialect.name != "postgresql":
        pytest.skip("row-level security is PostgreSQL's")
    with uow.begin(ALKEN) as tx:
        open_casus(tx)
        tx.items.add_sleutel(sleutel())
    return engine


def test_postgresql_itself_hides_other_livcs(unguarded: Engine) -> None:
    with unguarded.begin() as connection:
        assert not connection.execute(
            text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        ).scalar()
        seen = select(func.count()).select_from(t.casus)
        assert connection.execute(seen).scalar() == 0
        connection.execute(select(func.set_config("casuspad.livc", BREE, True)))
        assert connection.execute(seen).scalar() == 0
        connection.execute(select(func.set_config("casuspad.livc", ALKEN, True)))
        assert connection.execute(seen).scalar() == 1
    with unguarded.begin() as connection:
        assert connection.execute(seen).scalar() == 0, "the setting must end with its transaction"


def test_postgresql_itself_refuses_rows_for_other_livcs(unguarded: Engine) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), unguarded.begin() as connection:  # noqa: PT012
        connection.execute(select(func.set_config("casuspad.livc", ALKEN, True)))
        connection.execute(insert(t.slot).values(livc_id=BREE, slot="s", pogingen=0))


def test_the_sweep_opens_no_other_table(unguarded: Engine) -> None:
    with unguarded.begin() as connection:
        connection.execute(select(func.set_config("casuspad.over", "sleutel", True)))
        assert connection.execute(select(func.count()).select_from(t.sleutel)).scalar() == 1
        assert connection.execute(select(func.count()).select_from(t.casus)).scalar() == 0
        assert connection.execute(delete(t.sleutel)).rowcount == 0
