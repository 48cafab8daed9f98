"""One open connection in one LIVC-R: the only place where statements are run and scoped."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any, TypeVar, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    Executable,
    Row,
    Table,
    and_,
    bindparam,
    func,
    select,
)

from app.domain.casus import Casus
from app.domain.ids import CasusId, LivcId
from app.domain.item import Sleutel
from app.domain.people import Livc
from app.persistence.asking import Told, question_of
from app.persistence.changing import adding, insert_for, new_values, overwriting, putting
from app.persistence.errors import ReadOnlyError, ScopeError
from app.persistence.judging import TX_LIVC

T = TypeVar("T")
A = TypeVar("A")
Found = CursorResult[Any] | Told
MOST_ANSWERS = 256
"""A transaction that reads thousands of things keeps the last of them only."""


@lru_cache(maxsize=512)
def here(*tables: Any) -> ColumnElement[bool]:
    """Return the condition that rows of scoped tables (or aliases) lie in the LIVC-R of the transaction.

    Made once for the same tables: each query asks for it.
    """
    return and_(*(table.c.livc_id == bindparam(TX_LIVC) for table in tables))


def row_of(value: Any, **more: Any) -> dict[str, Any]:
    """Return a frozen dataclass as a row; columns bear the names of the fields."""
    return {name: getattr(value, name) for name in _names(type(value))} | more  # type: ignore[arg-type]


def columns_of(row: Row[Any]) -> Mapping[str, Any]:
    """Return a row as a mapping from column names."""
    return row._asdict()


def value_of(cls: type[T], row: Row[Any], prefix: str = "") -> T:
    """Return a row as a frozen dataclass; `prefix` tells its columns apart in a row of several tables."""
    columns = columns_of(row)
    return cls(**{name: columns[prefix + name] for name in _names(cls)})  # type: ignore[arg-type]


@lru_cache(maxsize=128)
def _names(cls: type[Any]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cls))


@dataclass
class Db:
    """Runs statements with the LIVC-R bound; `slots` are the locks this transaction holds."""

    connection: Connection
    livc_id: LivcId | None
    writable: bool
    slots: set[str] = field(default_factory=set)
    livcs: dict[LivcId, tuple[Livc, int]] = field(default_factory=dict)
    """LIVC-Rs that this transaction read, with the count of who takes part: one answer in one transaction."""
    casussen: dict[CasusId, Casus] = field(default_factory=dict)
    """Casussen as this transaction read or wrote them last."""
    chains: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Last link of the audit chain of a casus, read under its lock."""
    keys: dict[tuple[str, str, str], Sleutel] = field(default_factory=dict)
    """Keys that were read under the lock of their slot, by zone, owner and scope."""
    made: set[str] = field(default_factory=set)
    """Slots that this transaction made: what there is of them is known."""
    answers: dict[Hashable, object] = field(default_factory=dict)
    """What a transaction that only reads was answered: parts of a page ask the same, and agree on it."""
    _told: bool = field(init=False)
    """Whether row-level security knows the LIVC-R."""
    _begun: bool = field(init=False)
    """Whether PostgreSQL is in a transaction: a read outside a LIVC-R needs none before it enters one."""

    def __post_init__(self) -> None:
        """Note how the connection began (`engine`)."""
        self._told = self.livc_id is not None
        self._begun = self.is_sqlite or self.writable or self.livc_id is not None

    def hold(self, slot: str) -> None:
        """Note that the lock of a slot is held; what was read of its casus before may be old."""
        self.slots.add(slot)
        self.casussen.pop(CasusId(slot), None)

    @property
    def is_sqlite(self) -> bool:
        """Answer which database this is; SQLite locks the whole file, PostgreSQL locks rows."""
        return self.connection.dialect.name == "sqlite"

    def ensure_here(self, livc_id: LivcId) -> None:
        """Refuse to be asked about another LIVC-R than that of the transaction."""
        if livc_id != self.livc_id:
            raise ScopeError(f"asked about LIVC-R {livc_id} in a transaction of {self.livc_id}")

    def rows(self, statement: Executable, **parameters: Any) -> Sequence[Row[Any]]:
        """Run a query and return all rows."""
        return self._answer(None, statement, parameters, lambda found: found.all())

    def first(self, statement: Executable, **parameters: Any) -> Row[Any] | None:
        """Run a query and return the first row, or None."""
        return self._answer(1, statement, parameters, lambda found: found.first())

    def scalar(self, statement: Executable, **parameters: Any) -> Any:
        """Run a query and return the first value of the first row, or None."""
        return self._asked(statement, parameters).scalar()

    def values(self, cls: type[T], statement: Executable, **parameters: Any) -> Sequence[T]:
        """Run a query and return its rows as values of the domain."""

        def all_values(found: Found) -> tuple[T, ...]:
            return tuple(value_of(cls, row) for row in found)

        return list(self._answer(cls, statement, parameters, all_values))

    def find(self, cls: type[T], statement: Executable, **parameters: Any) -> T | None:
        """Run a query and return its first row as a value of the domain, or None."""

        def first_value(found: Found) -> T | None:
            row = found.first()
            return None if row is None else value_of(cls, row)

        return self._answer((cls,), statement, parameters, first_value)

    def stream(self, statement: Executable) -> Iterator[Row[Any]]:
        """Run a query of many rows without holding them all."""
        yield from self._execute(statement, self._bound({})).yield_per(1000)

    def run(self, statement: Executable, rows: Sequence[dict[str, Any]] | None = None) -> int:
        """Change rows and return how many; with `rows` once for each of them."""
        self._ensure_writable()
        bound: Any = self._bound({}) if rows is None else [self._bound(row) for row in rows]
        return int(self._execute(statement, bound).rowcount)

    def returning(self, statement: Executable, **parameters: Any) -> Row[Any] | None:
        """Change one row and return what it says, or None when there was none."""
        self._ensure_writable()
        return self._execute(statement, self._bound(parameters)).first()

    def insert(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        """Add rows; they carry their own LIVC-R, which the guard compares."""
        self._ensure_writable()
        if listed := list(rows):
            self._execute(adding(table), listed)

    def put(self, table: Table, *rows: dict[str, Any], keep: tuple[str, ...] = ()) -> None:
        """Add rows, or replace the rows with the same key except for the columns to `keep`."""
        self._ensure_writable()
        if rows:
            self._execute(putting(table, self.is_sqlite, tuple(rows[0]), keep), rows)

    def add_once(self, table: Table, row: dict[str, Any], on: tuple[str, ...]) -> None:
        """Add a row unless one with the same values `on` these columns is there."""
        self._ensure_writable()
        self.add_all_once(table, [row], on)

    def add_all_once(self, table: Table, rows: Sequence[dict[str, Any]], on: tuple[str, ...]) -> None:
        """Add rows, except those of which one with the same values `on` these columns is there."""
        self._ensure_writable()
        if rows:
            statement = insert_for(self.is_sqlite)(table).on_conflict_do_nothing(index_elements=on)
            self._execute(statement, list(rows))

    def change(self, table: Table, rows: Sequence[tuple[str, dict[str, Any]]]) -> None:
        """Write whole rows over the rows with these ids, which become theirs: one statement for all.

        An id is the last column of the key; in the columns before it the old row and the new one are alike.
        """
        self._ensure_writable()
        if rows:
            self._execute(
                overwriting(table, tuple(rows[0][1]), here(table)),
                [self._bound({"before": before, **new_values(row)}) for before, row in rows],
            )

    def once(self, question: Hashable, answer: Callable[[], A]) -> A:
        """Work an answer out, or give the one that a reading transaction had before; who writes asks anew."""
        if self.writable:
            return answer()
        if question not in self.answers:
            found = answer()
            if len(self.answers) >= MOST_ANSWERS:
                self.answers.clear()
            self.answers[question] = found
        return cast("A", self.answers[question])

    def enter(self, livc_id: LivcId) -> None:
        """Go on in one LIVC-R, in a transaction that began in none."""
        if self.livc_id is not None:
            raise ScopeError(f"asked to enter LIVC-R {livc_id} in a transaction of {self.livc_id}")
        self.livc_id = livc_id
        self.answers.clear()
        self.connection.execution_options(livc_id=livc_id)

    @contextmanager
    def beyond(self, setting: str, value: str) -> Iterator[None]:
        """Let row-level security pass one of the few queries over all LIVC-Rs."""
        self.answers.clear()
        self._set(setting, value)
        yield
        self._set(setting, "")
        self.answers.clear()

    def wait_for(self, name: str) -> None:
        """Wait for a named lock of this LIVC-R, held until the end (SQLite has locked the file already)."""
        if not self.is_sqlite:
            key = func.hashtextextended(f"{self.livc_id}|{name}", 0)
            self._execute(select(func.pg_advisory_xact_lock(key)), {})

    def _set(self, setting: str, value: str) -> None:
        """Set it for the rest of the transaction."""
        if not self._begun:
            self._begun = True
            self.connection.exec_driver_sql("BEGIN")
        if not self.is_sqlite:
            self.connection.execute(select(func.set_config(setting, value, True)))

    def _answer(
        self,
        kind: object,
        statement: Executable,
        parameters: Mapping[str, Any],
        read: Callable[[Found], A],
    ) -> A:
        """Ask, or give the answer that a reading transaction had to the same question before."""
        if self.writable:
            return read(self._asked(statement, parameters))
        question = (kind, statement, *((name, _fixed(value)) for name, value in parameters.items()))
        return self.once(question, lambda: read(self._asked(statement, parameters)))

    def _asked(self, statement: Executable, parameters: Mapping[str, Any]) -> Found:
        """Ask a query; one that is asked often, in the words that it has by now."""
        question = None if self.writable else question_of(self.connection, statement)
        if question is None:
            return self._execute(statement, self._bound(parameters))
        self._tell()
        return question.ask(self.connection, statement, self._bound(parameters))

    def _execute(self, statement: Executable, bound: Any) -> CursorResult[Any]:
        self._tell()
        return self.connection.execute(statement, bound)

    def _tell(self) -> None:
        """Let row-level security hear of a LIVC-R that was entered, before anything is asked in it."""
        if not self._told and self.livc_id is not None:
            self._told = True
            self._set("casuspad.livc", self.livc_id)

    def _bound(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        return {TX_LIVC: self.livc_id, **parameters}

    def _ensure_writable(self) -> None:
        if not self.writable:
            raise ReadOnlyError("a transaction opened with read() writes nothing but audit rows")


def _fixed(value: Any) -> Hashable:
    return tuple(value) if isinstance(value, list) else value
