"""What the benches count is what the database itself says that it carried out."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, make_url

from app.bench import postgres
from app.bench.casework import CHAIR, INTAKE, TEKST, Walk
from app.bench.place import BenchLivc, place
from app.persistence.counting import counting
from tests.conftest import DATABASES
from tests.pg import FAST

ENDS = re.compile(r"(BEGIN( IMMEDIATE)?|COMMIT|ROLLBACK|;|)\s*", re.IGNORECASE)
LOGGED = re.compile(r"^(?P<of>\S+) LOG:  (statement|execute [^:]*): (?P<words>.*)$", re.MULTILINE)
Heard = Callable[[], list[str]]


@contextmanager
def traced(file: str) -> Iterator[Heard]:
    """Let SQLite name each statement of this block that it carries out in a file."""
    heard: list[str] = []

    def listen(connection: Connection) -> None:
        its_own = connection.engine.url.database == file
        connection.connection.dbapi_connection.set_trace_callback(heard.append if its_own else None)  # type: ignore[union-attr]

    event.listen(Engine, "engine_connect", listen)
    yield lambda: [words for words in heard if not words.startswith("--")]
    event.remove(Engine, "engine_connect", listen)


@contextmanager
def logged(log: Path, database: str) -> Iterator[Heard]:
    """Let PostgreSQL name each statement of this block that it carries out in a database."""
    before = len(log.read_text())
    yield lambda: [m["words"] for m in LOGGED.finditer(log.read_text()[before:]) if m["of"] == database]


def executed(heard: Heard) -> int:
    return sum(not ENDS.fullmatch(words) for words in heard())


def compare(here: BenchLivc, listening: Callable[[], object]) -> None:
    walk = Walk(here)
    casus_id = walk.aanmelding(here.actor("ann").organisatie_id)
    lijst = {"uitkomst": "op_lijst", "aanwijzingen": TEKST}
    for who, element, form in ((CHAIR, "i_gesprek", INTAKE), ("hilde", "i_lijst", lijst)):
        task = walk.task(casus_id, element)
        with listening() as heard, counting(here.settings.database_url) as counted:  # type: ignore[attr-defined]
            walk.do(who, task, form)
        assert counted.executed == executed(heard)
        assert counted.executed > counted.statements


@pytest.mark.skipif("sqlite" not in DATABASES, reason="CASUSPAD_TEST_DATABASES")
def test_sqlite_says_as_many_as_are_counted() -> None:
    with place() as here:
        file = make_url(here.settings.database_url).database or ""
        compare(here, lambda: traced(file))


@pytest.mark.slow
@pytest.mark.skipif("postgresql" not in DATABASES, reason="CASUSPAD_TEST_DATABASES")
def test_postgresql_says_as_many_as_are_counted() -> None:
    with postgres.own_cluster((*FAST, "log_statement=all", "log_line_prefix=%d ")) as cluster:
        urls = {"DATABASE_URL": cluster.create(), "KEYRING_URL": cluster.create()}
        with place(urls) as here:
            log, database = cluster.folder / "server.log", make_url(urls["DATABASE_URL"]).database or ""
            compare(here, lambda: logged(log, database))
