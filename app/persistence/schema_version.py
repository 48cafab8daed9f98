"""Whether a database has the schema of this program: asked at every start, so without the weight of Alembic."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path
from typing import Final

from sqlalchemy import inspect, text
from sqlalchemy.exc import OperationalError

from app.persistence.engine import database_url, plain_engine
from app.persistence.errors import AccessRefusedError, DatabaseAbsentError, translated

MIGRATIONS: Final = Path(__file__).resolve().parents[2] / "migrations"
_REVISION: Final = re.compile(r'^revision = "(\w+)"$', re.MULTILINE)
_DOWN: Final = re.compile(r'^down_revision = "(\w+)"$', re.MULTILINE)


REFUSED: Final = re.compile(
    r"authentication failed|no password supplied|no pg_hba\.conf entry|role .* does not exist|"
    r"role .* is not permitted|permission denied for database"
)
_NO_DATABASE: Final = re.compile(r"FATAL: .*database .* does not exist")


class Schema(Enum):
    """What a start finds."""

    CURRENT = auto()
    OTHER = auto()
    """Made by an older or a newer program."""
    EMPTY = auto()
    """A database in which nothing was ever made, or an SQLite file that is not there."""


def schema_of(url: str) -> Schema:
    """Compare the database with this program, and make nothing.

    Raises `AccessRefusedError` when it lets nobody in, `DatabaseAbsentError` when the server has no such one.
    """
    if not _has_file(url):
        return Schema.EMPTY
    engine = plain_engine(url)
    try:
        with translated(), reasons(), engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return Schema.EMPTY
            found = set(connection.scalars(text("SELECT version_num FROM alembic_version")))
            return Schema.CURRENT if found == heads() else Schema.OTHER
    finally:
        engine.dispose()


def _has_file(url: str) -> bool:
    """Answer whether there is something to open: SQLite would make an empty file of a mistyped name."""
    parsed = database_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in {None, "", ":memory:"}:
        return True
    path = Path(parsed.database or "")
    if path.exists() and not os.access(path, os.R_OK | os.W_OK):
        raise AccessRefusedError(
            "De databank {path} mag door deze gebruiker niet gelezen of beschreven worden. Er is "
            "niets gewijzigd. Start Casuspad als de gebruiker van wie ze is, of geef deze gebruiker "
            "toegang.",
            path=str(path),
        )
    return path.exists()


@contextmanager
def reasons() -> Iterator[None]:
    """Tell a server that answers and refuses from one that does not; it has no code for that, only words."""
    try:
        yield
    except OperationalError as error:
        said = str(error.orig)
        if REFUSED.search(said):
            raise AccessRefusedError from error
        if _NO_DATABASE.search(said):
            raise DatabaseAbsentError from error
        raise


def heads() -> set[str]:
    """Return the migrations that no other migration comes after."""
    revisions: set[str] = set()
    followed: set[str] = set()
    for path in MIGRATIONS.glob("versions/*.py"):
        text = path.read_text(encoding="utf-8")
        revisions.update(_REVISION.findall(text))
        followed.update(_DOWN.findall(text))
    return revisions - followed
