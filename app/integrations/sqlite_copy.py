"""Copies of SQLite files: out while they are in use, and back in one rename."""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from app.integrations.durable import sync_file, sync_folder
from app.integrations.errors import BackupRefusedError

BATCH = 500


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise BackupRefusedError(
            "Het bestand {path} kon niet gelezen of geschreven worden ({error}). Wat er stond, is "
            "ongewijzigd. Kijk of het bestaat en of de schijf niet vol is, en probeer opnieuw.",
            path=str(path),
            error=str(error),
        ) from error


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=rw", uri=True, timeout=30)


def copy_out(source: Path, target: Path) -> str:
    """Copy a database in use, as of one moment, into a new private file; return its schema version."""
    with _translated(source):
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(_open(source)) as original, closing(_open(target)) as copy:
            original.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("beschadigd")
            version = _schema_version(copy)
        sync_file(target)
    return version


def _schema_version(connection: sqlite3.Connection) -> str:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        return ""
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""


def is_empty(path: Path) -> bool:
    """Answer whether nothing would be lost by writing here."""
    return not path.exists() or path.stat().st_size == 0


def staged_path(target: Path) -> Path:
    """Return where a file waits, in the same folder, until it may take the place of `target`."""
    return target.with_name(f".{target.name}.terugzetten")


def stage(source: Path, target: Path) -> Path:
    """Put a private copy beside `target`, over what an interrupted restore left there."""
    staged = staged_path(target)
    with _translated(staged):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        discard(staged)
        os.close(os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        shutil.copyfile(source, staged)
        sync_file(staged)
    return staged


def discard(path: Path) -> None:
    """Remove a database file with its journals."""
    for name in (path, *_journals(path)):
        name.unlink(missing_ok=True)


def forget(path: Path, keys: Sequence[str], tables: Sequence[str], column: str = "key_id") -> int:
    """Delete the rows that these keys locked, traces included; return how many."""
    count = 0
    with _translated(path), closing(_open(path)) as connection:
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        with connection:
            for start in range(0, len(keys), BATCH):
                batch = keys[start : start + BATCH]
                marks = ",".join("?" * len(batch))
                for table in tables:
                    count += connection.execute(
                        f'DELETE FROM "{table}" WHERE "{column}" IN ({marks})',  # noqa: S608  our own table names
                        batch,
                    ).rowcount
        connection.execute("VACUUM")
    return count


def swap_in(staged: Path, target: Path) -> None:
    """Let the staged file take the place of `target`, whose journals must not be applied to it."""
    with _translated(target):
        if target.exists():
            _settle(target)
        sync_file(staged)
        staged.replace(target)
        sync_folder(target.parent)


def _settle(path: Path) -> None:
    """Write what its journals hold into the old file, so that it stays whole until the rename."""
    try:
        with closing(_open(path)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.DatabaseError:  # a damaged file is why one restores
        if path.exists() and _is_locked(path):
            raise
    for journal in _journals(path):
        journal.unlink(missing_ok=True)


def _is_locked(path: Path) -> bool:
    try:
        with closing(_open(path)) as connection:
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    except sqlite3.DatabaseError:
        return False
    return False


def _journals(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + suffix) for suffix in ("-journal", "-wal", "-shm"))
