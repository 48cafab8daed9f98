"""Rows in bulk, written past the application: what is there before a measurement begins."""
# ruff: noqa: S608  every word in the statements is our own

import re
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit
from zlib import compress, decompress

import psycopg

from app.domain.ids import LivcId

PER_SLOT = 4
"""Timers of one instance."""
NUMBERS = {
    "sqlite": "WITH RECURSIVE n(g) AS (SELECT 1 UNION ALL SELECT g + 1 FROM n WHERE g < {last}) ",
    "postgresql": "WITH n AS (SELECT g FROM generate_series(1, {last}) g) ",
}
MOMENT = {
    "sqlite": "strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', '+1 day', '+' || g || ' seconds')",
    "postgresql": "now() + interval '1 day' + g * interval '1 second'",
}
ID = re.compile(r"\b[0-9a-f]{32}\b")
LONG_AGO, FAR_OFF = "1999-01-01T00:00:00.000000Z", "2999-01-01T00:00:00.000000Z"


@dataclass
class Filler:
    """One connection that writes rows of one LIVC-R by hand."""

    url: str
    livc_id: LivcId
    kind: str = field(init=False)
    connection: Any = field(init=False)

    def __post_init__(self) -> None:
        """Note which database this is."""
        self.kind = "sqlite" if self.url.startswith("sqlite") else "postgresql"

    def __enter__(self) -> Self:
        """Connect."""
        self.connection = _connect(self.kind, self.url)
        if self.kind == "postgresql":
            self.connection.execute("SELECT set_config('casuspad.livc', %s, false)", (self.livc_id,))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _where: TracebackType | None
    ) -> None:
        """Let the planner know what is there; the rows were kept one statement at a time."""
        with closing(self.connection):
            if kind is None and self.kind == "postgresql":
                self.connection.execute("ANALYZE")  # its autovacuum would, in a while

    def arm(self, timers: int) -> None:
        """Arm timers that are due from tomorrow on, each second one, in instances that hold a few of them."""
        slots, livc = timers // PER_SLOT, f"'{self.livc_id}'"
        empty = "x''" if self.kind == "sqlite" else "''::bytea"
        self._insert("slot (livc_id, slot, pogingen)", slots, f"{livc}, 'vol' || g, 0")
        self._insert(
            "instantie (livc_id, id, slot, proces_id, versie_id, state, variables, actief, wacht_op)",
            slots,
            f"{livc}, 'vol' || g, 'vol' || g, 'bewaring', 'vol', {empty}, '{{}}', '[]', '[]'",
        )
        of = f"'vol' || ((g - 1) / {PER_SLOT} + 1)"
        self._insert(
            "timer (livc_id, instantie_id, task_id, slot, element_id, process_id, name, due_at)",
            timers,
            f"{livc}, {of}, 'vol' || g, {of}, 'z_wacht', 'bewaring', 'Termijn', {MOMENT[self.kind]}",
        )

    def make_due(self, first: int, last: int, *, resting: bool = False) -> None:
        """Let the timers of these instances be due; `resting` as after a failure."""
        names = ", ".join(f"'vol{number}'" for number in range(first, last + 1))
        which = f"slot IN ({names or 'NULL'})"
        self.connection.execute(f"UPDATE timer SET due_at = '{LONG_AGO}' WHERE {which}")
        if resting:
            self.connection.execute(f"UPDATE slot SET pogingen = 1, niet_voor = '{FAR_OFF}' WHERE {which}")
            self.connection.execute(f"UPDATE timer SET niet_voor = '{FAR_OFF}' WHERE {which}")

    def copy(self, table: str, times: int, of: tuple[str, str], own: Sequence[str]) -> None:
        """Copy the rows with this value in a column a number of times; what is a copy's `own` is renumbered."""
        found = self.connection.execute(f"SELECT * FROM {table} WHERE {of[0]} = '{of[1]}'")
        columns = [each[0] for each in found.description]
        copies: list[tuple[Any, ...]] = []
        for values in found.fetchall():
            row = dict(zip(columns, values, strict=True))
            copies += [tuple(_renumbered(row, own, number).values()) for number in range(1, times + 1)]
        mark = "?" if self.kind == "sqlite" else "%s"
        marks = ", ".join([mark] * len(columns))
        into = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        self.connection.execute("BEGIN")  # else each row would wait for the disk
        self.connection.cursor().executemany(into, copies)
        self.connection.execute("COMMIT")

    def close_casussen(self) -> None:
        """Close one casus in ten that is a copy: it has no open steps, and a day on which it is destroyed."""
        tenth = "casus_id IN (SELECT id FROM casus WHERE code LIKE '%-%-%3')"
        self.connection.execute(f"DELETE FROM taak WHERE {tenth}")
        self.connection.execute(
            "UPDATE casus SET status = 'afgesloten', fase = NULL, afgesloten_op = aangemeld_op, "
            "vernietigen_op = '2999-01-01' WHERE code LIKE '%-%-%3'"
        )

    def _insert(self, into: str, times: int, values: str, source: str = "n") -> None:
        numbers = NUMBERS[self.kind].format(last=times)
        self.connection.execute(f"INSERT INTO {into} {numbers} SELECT {values} FROM {source}")


def _renumbered(row: Mapping[str, Any], own: Sequence[str], number: int) -> dict[str, Any]:
    return {name: _own(value, number) if name in own else value for name, value in row.items()}


def _own(value: Any, number: int) -> Any:
    """Give the ids in a value, or in the state of an instance, a number of their own."""
    if isinstance(value, str):
        return (
            ID.sub(lambda found: f"{number:08x}{found[0][8:]}", value)
            if ID.search(value)
            else f"{value}-{number}"
        )
    return None if value is None else compress(_own(decompress(value).decode(), number).encode())


def _connect(kind: str, url: str) -> Any:
    if kind == "sqlite":
        return sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    parts = urlsplit(url)
    return psycopg.connect(
        host=parse_qs(parts.query)["host"][0],
        user=parts.username,
        dbname=parts.path.removeprefix("/"),
        autocommit=True,
    )


class Reader:
    """Looks up open tasks of one LIVC-R on PostgreSQL, at the least cost."""

    def __init__(self, url: str, livc_id: LivcId) -> None:
        self._livc_id, self._connection = livc_id, _connect("postgresql", url)
        self._connection.execute("SELECT set_config('casuspad.livc', %s, false)", (livc_id,))

    def task(self, slot: str, element: str) -> str:
        """Return the open task of an element in a slot, an empty word when there is none."""
        query = "SELECT id FROM taak WHERE livc_id = %s AND slot = %s AND element_id = %s"
        found = self._connection.execute(query, (self._livc_id, slot, element)).fetchone()
        return str(found[0]) if found else ""
