"""The databases that the tests are given are real, apart, and without special rights."""

import os
from collections.abc import Callable

import psycopg
import pytest
from sqlalchemy import create_engine, make_url, text

from tests import pg


def test_each_call_gives_an_empty_database_of_its_own(new_database: Callable[[], str]) -> None:
    first, second = create_engine(new_database()), create_engine(new_database())
    with first.begin() as connection:
        connection.execute(text("CREATE TABLE t (x INTEGER)"))
    with second.begin() as connection:
        connection.execute(text("CREATE TABLE t (x INTEGER)"))
    first.dispose()
    second.dispose()


def test_a_copy_holds_what_its_template_held(pg_server: pg.Server) -> None:
    def fill(url: str) -> None:
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE t (x INTEGER)"))
        engine.dispose()

    engine = create_engine(pg_server.create(template=pg_server.template(fill)))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM t")).scalar_one() == 0
    engine.dispose()


def test_the_role_of_the_tests_is_bound_by_row_level_security(pg_server: pg.Server) -> None:
    engine = create_engine(pg_server.create())
    with engine.connect() as connection:
        answer = connection.execute(
            text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        )
        assert answer.scalar_one() is False
    engine.dispose()


def test_who_cuts_off_its_connections_leaves_alone_what_it_may_not_end(pg_server: pg.Server) -> None:
    if os.environ.get("TEST_DATABASE_URL"):
        pytest.skip("only a server of our own lets us in as its superuser")
    url = pg_server.create()
    engine = create_engine(url)
    folder, name = pg_server.url.query["host"], make_url(url).database
    with engine.connect(), psycopg.connect(f"host={folder} user=postgres dbname={name}") as stronger:
        assert pg.cut_off(url) == 1
        assert stronger.execute("SELECT 1").fetchone() == (1,)
    engine.dispose()
