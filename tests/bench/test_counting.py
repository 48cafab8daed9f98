"""Statements and commits are counted as the benches say they are."""

from app.persistence.counting import counting, durability
from app.persistence.engine import make_engine, plain_engine


def test_begin_and_commit_are_no_statements_and_a_read_is_no_commit(database_url: str) -> None:
    engine = plain_engine(database_url)
    with counting(database_url) as counted:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            connection.exec_driver_sql("SELECT 1")
            connection.exec_driver_sql("SELECT 2")
        with engine.connect() as connection, connection.begin():
            connection.exec_driver_sql("SELECT 3")
    engine.dispose()
    assert (counted.statements, counted.commits, counted.keyring_statements) == (3, 1, 0)


def test_another_database_is_counted_apart(database_url: str, empty_database_url: str) -> None:
    engine = plain_engine(empty_database_url)
    with counting(database_url) as counted, engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
    engine.dispose()
    assert (counted.statements, counted.keyring_statements) == (0, 1)


def test_nothing_is_counted_afterwards(database_url: str) -> None:
    with counting(database_url) as counted:
        pass
    engine = make_engine(database_url)
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
    engine.dispose()
    assert counted.statements == 0


def test_a_commit_of_the_application_is_durable_on_sqlite(database_url: str, database_kind: str) -> None:
    assert durability(database_url) == {
        "sqlite": "SQLite, synchronous=FULL",
        "postgresql": "PostgreSQL, fsync=off",  # the server of the tests may lose everything
    }.get(database_kind)
