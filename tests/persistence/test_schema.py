"""Migrations build what the tables say, once, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, make_url, text

from app.persistence import migrate
from app.persistence.engine import make_engine, plain_engine
from app.persistence.errors import AccessRefusedError, DatabaseAbsentError
from app.persistence.schema_version import REFUSED, Schema, heads, schema_of
from app.persistence.tables import is_scoped, metadata

SCOPED = {table.name for table in metadata.sorted_tables if is_scoped(table)}


def test_the_migrations_build_exactly_the_tables(database_url: str) -> None:
    engine = plain_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_every_foreign_key_and_index_has_the_name_of_the_tables(database_url: str) -> None:
    engine = plain_engine(database_url)
    inspector = inspect(engine)
    for table in metadata.sorted_tables:
        found = {key["name"] for key in inspector.get_foreign_keys(table.name)}
        assert found == {key.name for key in table.foreign_key_constraints}, table.name
        assert {
            i["name"] for i in inspector.get_indexes(table.name) if not i.get("duplicates_constraint")
        } == {index.name for index in table.indexes}
    engine.dispose()


def test_a_database_is_current_only_after_upgrading(empty_database_url: str) -> None:
    assert schema_of(empty_database_url) is Schema.EMPTY
    migrate.upgrade(empty_database_url)
    assert schema_of(empty_database_url) is Schema.CURRENT


def test_a_database_of_an_older_program_is_not_current(empty_database_url: str) -> None:
    migrate.upgrade(empty_database_url)
    engine = plain_engine(empty_database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    assert schema_of(empty_database_url) is Schema.OTHER


def test_the_last_migration_is_the_one_that_alembic_finds() -> None:
    assert heads() == set(ScriptDirectory.from_config(migrate._config()).get_heads())


def test_two_processes_that_start_together_upgrade_once(empty_database_url: str) -> None:
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(migrate.upgrade, [empty_database_url] * 3))
    assert schema_of(empty_database_url) is Schema.CURRENT


def test_all_migrations_can_be_undone(empty_database_url: str) -> None:
    migrate.upgrade(empty_database_url)
    engine = plain_engine(empty_database_url)
    with engine.begin() as connection:
        config = migrate._config()
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        left = set(inspect(connection).get_table_names()) - {"sqlite_sequence"}
        assert left == {"alembic_version"}
    engine.dispose()


def test_every_scoped_table_has_row_level_security(pg_url: str) -> None:
    engine = plain_engine(pg_url)
    with engine.connect() as connection:
        secured = connection.execute(
            text("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        )
        assert set(secured.scalars()) == SCOPED
    engine.dispose()


def test_sqlite_keeps_what_it_commits_and_wipes_what_it_deletes(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with engine.connect() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 10000,
    }
    engine.dispose()


def test_a_database_that_is_not_there_is_told_from_one_that_lets_nobody_in(empty_database_url: str) -> None:
    url = make_url(empty_database_url)
    gone = url.set(database=f"{url.database}_weg").render_as_string(hide_password=False)
    if url.get_backend_name() == "sqlite":
        assert schema_of(gone) is Schema.EMPTY
        assert not Path(f"{url.database}_weg").exists()
        return
    stranger = url.set(username="niemand").render_as_string(hide_password=False)
    for opened in (schema_of, migrate.upgrade):
        with pytest.raises(DatabaseAbsentError, match="bestaat niet op die server"):
            opened(gone)
        with pytest.raises(AccessRefusedError, match="weigert de toegang"):
            opened(stranger)


@pytest.mark.parametrize(
    "said",
    [
        'FATAL:  password authentication failed for user "u"',
        "connection failed: fe_sendauth: no password supplied",
        'FATAL:  no pg_hba.conf entry for host "h", user "u", database "d", no encryption',
        'FATAL:  Peer authentication failed for user "u"',
        'FATAL:  role "u" does not exist',
        'FATAL:  permission denied for database "d"',
    ],
)
def test_the_words_of_a_server_that_refuses_are_known(said: str) -> None:
    assert REFUSED.search(said)
    assert not REFUSED.search("connection refused; is the server running?")
