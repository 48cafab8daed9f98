"""On PostgreSQL too no column and no dump holds a word of a vault, register, table or papers field."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from app.integrations.postgresql_copy import find_program
from tests import pg
from tests.confidentiality.life import Leven
from tests.confidentiality.search import found_in, leaks_in_database, leaks_in_files, values_of
from tests.conftest import DATABASES

pytestmark = pytest.mark.skipif("postgresql" not in DATABASES, reason="CASUSPAD_TEST_DATABASES leaves it out")


@pytest.fixture
def new_url(pg_server: pg.Server) -> Iterator[Callable[[], str]]:
    """A function that makes a database; all are dropped afterwards."""
    if os.environ.get("TEST_DATABASE_URL"):
        pytest.skip("needs a role that row-level security does not bind")
    made: list[str] = []

    def make() -> str:
        made.append(pg_server.create())
        return made[-1]

    yield make
    for url in made:
        pg_server.drop(url)


def test_no_column_and_no_dump_holds_a_word(new_url: Callable[[], str], tmp_path: Path) -> None:
    environment = {"DATABASE_URL": new_url(), "KEYRING_URL": new_url()}
    leven = Leven(tmp_path, environment)
    leven.to_the_table()
    leven.look_around()
    database, keyring = (_seen_whole(url) for url in environment.values())
    assert {"item.inhoud", "taak.naam", "stem.antwoord"} <= {place for place, _ in values_of(database)}
    for url in (database, keyring):
        assert not leaks_in_database(url)
        assert not found_in(_dump(url))
    assert not leaks_in_files(tmp_path)
    assert not [page for page in leven.seen if found_in(page.encode())]


def _seen_whole(url: str) -> str:
    """Return the address for a role that row-level security does not bind."""
    return make_url(url).set(username="postgres").render_as_string(hide_password=False)


def _dump(url: str) -> bytes:
    """Return the whole database as text, bytes in hexadecimals."""
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    command = [find_program("pg_dump"), "--dbname", address]
    done = subprocess.run(command, check=True, capture_output=True)
    assert b"COPY public." in done.stdout
    return done.stdout
