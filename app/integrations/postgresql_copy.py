"""Copies of PostgreSQL databases: out with pg_dump, and back in one transaction."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg
from sqlalchemy import URL, make_url

from app.integrations.durable import sync_file
from app.integrations.errors import BackupRefusedError

EMPTY_PUBLIC = """
BEGIN;
SET LOCAL lock_timeout = '10s';
DO $clear$ DECLARE r record; BEGIN
 FOR r IN SELECT c.oid::regclass AS name, CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
   WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind FROM pg_class c
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('e', 'a', 'i')) LOOP
  EXECUTE format('DROP %s IF EXISTS %s CASCADE', r.kind, r.name);
 END LOOP;
 FOR r IN SELECT p.oid::regprocedure AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
  EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', r.name);
 END LOOP;
 FOR r IN SELECT t.oid::regtype AS name FROM pg_type t WHERE t.typnamespace = 'public'::regnamespace
   AND t.typtype IN ('e', 'd') LOOP
  EXECUTE format('DROP TYPE IF EXISTS %s CASCADE', r.name);
 END LOOP;
END $clear$;
"""


@dataclass(frozen=True)
class Forgetting:
    """The rows to leave out: those of these keys, in these tables."""

    keys: Sequence[str]
    tables: Sequence[str]
    column: str

    def statements(self) -> str:
        """Return the SQL; ids are quoted, names are ours."""
        if not self.keys:
            return ""
        listed = ",".join("'" + key.replace("'", "''") + "'" for key in self.keys)
        return "".join(
            f'\nDELETE FROM public."{table}" WHERE "{self.column}" IN ({listed});\n' for table in self.tables
        )


def find_program(name: str) -> str:
    """Return the path of a PostgreSQL client program; raises `BackupRefusedError` when it is not installed."""
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: p.parts[-3].zfill(4))
    found = shutil.which(name) or (str(newest[-1]) if newest else None)
    if found is None:
        raise BackupRefusedError(
            "Het programma {name} van PostgreSQL is niet gevonden. Er is niets gewijzigd. Installeer "
            "het als beheerder: apt-get install postgresql-client.",
            name=name,
        )
    return found


def copy_out(url: str, target: Path) -> str:
    """Dump the database as of one moment into a new private file; return its schema version."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    command = [find_program("pg_dump"), "--format=custom", "--no-owner", "--file", str(target)]
    result = subprocess.run(  # noqa: S603  a fixed program, no shell
        command, env=_environment(url), capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise _failed("gekopieerd", result.stderr)
    sync_file(target)
    return _schema_version(url)


def is_empty(url: str) -> bool:
    """Answer whether nothing would be lost by writing here."""
    return not _query(url, "SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1")


def put_back(source: Path, url: str, forgetting: Forgetting) -> None:
    """Replace the tables by those of the dump, without the rows to forget; all of it or nothing.

    The rows go before the policies of row-level security come, which would hide them.
    """
    read = [find_program("pg_restore"), "--no-owner", "--file=-"]
    write = [find_program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    with subprocess.Popen(  # noqa: S603  a fixed program, no shell
        write, env=_environment(url), stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as psql:
        if psql.stdin is None or psql.stderr is None:
            raise BackupRefusedError
        complete = _feed(psql.stdin, read, source, forgetting)
        complaints = psql.stderr.read()
    if psql.returncode or not complete:
        raise _failed("teruggezet", complaints)


def _feed(stdin: IO[str], read: list[str], source: Path, forgetting: Forgetting) -> bool:
    """Send one transaction; without its COMMIT, PostgreSQL undoes everything."""
    try:
        with stdin:
            _say(stdin, EMPTY_PUBLIC)
            for section in ("pre-data", "data", "post-data"):
                if section == "post-data":
                    _say(stdin, forgetting.statements())
                command = [*read, f"--section={section}", str(source)]
                done = subprocess.run(command, stdout=stdin, stderr=subprocess.DEVNULL, check=False)  # noqa: S603
                if done.returncode:
                    return False
            _say(stdin, "\nCOMMIT;\n")
    except BrokenPipeError:  # psql stopped at an error, which it has said
        return False
    return True


def _say(stdin: IO[str], statements: str) -> None:
    stdin.write(statements)
    stdin.flush()


def _schema_version(url: str) -> str:
    if not _query(url, "SELECT to_regclass('public.alembic_version')::text"):
        return ""
    return _query(url, "SELECT version_num FROM public.alembic_version")


def _query(url: str, statement: str) -> str:
    """Return the first value as text, "" when there is none."""
    plain: URL = make_url(url).set(drivername="postgresql")
    try:
        with psycopg.connect(plain.render_as_string(hide_password=False)) as connection:
            row = connection.execute(statement.encode()).fetchone()
    except psycopg.Error as error:
        raise _failed("bereikt", str(error)) from error
    return "" if row is None or row[0] is None else str(row[0])


def _environment(url: str) -> dict[str, str]:
    """Tell the programs where to connect without showing the password in the list of processes."""
    parsed = make_url(url)
    query = {key: str(value) for key, value in parsed.query.items()}
    given = {
        "PGHOST": parsed.host or query.get("host"),
        "PGPORT": str(parsed.port) if parsed.port else query.get("port"),
        "PGUSER": parsed.username,
        "PGPASSWORD": str(parsed.password) if parsed.password else None,
        "PGDATABASE": parsed.database,
        "PGSSLMODE": query.get("sslmode"),
    }
    return dict(os.environ) | {key: value for key, value in given.items() if value}


def _failed(what: str, complaints: str) -> BackupRefusedError:
    hint = (
        "De rol mag door row-level security niet alle rijen zien: gebruik voor back-ups een rol met BYPASSRLS. "
        if "row-level security" in complaints
        else ""
    )
    return BackupRefusedError(
        "De PostgreSQL-databank kon niet {what} worden. Wat er stond, is ongewijzigd. "
        "{hint}PostgreSQL meldt: {strip}",
        what=what,
        hint=hint,
        strip=complaints.strip() or "niets",
    )
