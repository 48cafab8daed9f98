"""A query that is asked again and again, in the words that SQLAlchemy found for the driver once.

Only what reads is asked so. The guard judges the values each time, and what listens to the engine hears of it.
"""

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, cast
from weakref import WeakKeyDictionary

from sqlalchemy import BindParameter, Connection, Dialect, Executable, Select
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from app.persistence.judging import JudgedShape, needed_parameters

Turns = Sequence[tuple[Any, Callable[[Any], Any]]]
"""Where a value stands, and what it becomes on its way in or out."""
OFTEN: Final = 3
"""Asked this often, a query is worded for good: what is built on the spot never comes back."""
_asked: Final[WeakKeyDictionary[Dialect, WeakKeyDictionary[Executable, "int | OftenAsked"]]] = (
    WeakKeyDictionary()
)


@dataclass(frozen=True)
class DriverWords:
    """A query as the driver takes it, for lists of certain lengths."""

    sql: str
    order: Sequence[str] | None
    """The names of what is bound, in the order of the driver; None where it takes them by name."""
    spread: Mapping[str, Sequence[str]]
    """Under which names the values of a list are bound."""

    def bound(self, values: dict[str, Any]) -> Any:
        """Return the values as the driver takes them."""
        for name, names in self.spread.items():
            values.update(zip(names, values.pop(name), strict=True))
        return values if self.order is None else tuple([values[name] for name in self.order])


@dataclass(frozen=True)
class Told:
    """What was answered."""

    cursor: DBAPICursor
    row: Callable[[Sequence[Any]], Any]
    coming_out: Turns

    def __iter__(self) -> Iterator[Any]:
        """Yield every row, its values as the domain has them."""
        return map(self._read, self.cursor.fetchall())

    def all(self) -> Sequence[Any]:
        """Return every row."""
        return list(self)

    def first(self) -> Any | None:
        """Return the first row, or None; no other is fetched."""
        found = self.cursor.fetchone()
        self.cursor.close()
        return None if found is None else self._read(found)

    def scalar(self) -> Any:
        """Return the first value of the first row, or None."""
        found = self.first()
        return None if found is None else found[0]

    def _read(self, found: Sequence[Any]) -> Any:
        values = list(found)
        for place, turned in self.coming_out:
            values[place] = turned(values[place])
        return self.row(values)


@dataclass(frozen=True)
class OftenAsked:
    """What is known of a query for good: which values it has of its own, and how values go in and come out."""

    needed: frozenset[str]
    own: Mapping[str, Any]
    lists: Sequence[str]
    going_in: Turns
    row: Callable[[Sequence[Any]], Any]
    coming_out: Turns
    worded: dict[tuple[int, ...], DriverWords] = field(default_factory=dict)

    def ask(self, connection: Connection, statement: Executable, given: Mapping[str, Any]) -> Told:
        """Ask it on a connection that is in a transaction; what goes wrong is raised as SQLAlchemy raises it."""
        values = {**self.own, **given}
        words = self._words(statement, values, connection.dialect)
        for name, turned in self.going_in:
            values[name] = turned(values[name])
        bound = words.bound(values)
        cursor = connection.connection.cursor()
        judged: Any = JudgedShape(self.needed, given)
        connection.dispatch.before_cursor_execute(connection, cursor, words.sql, bound, judged, False)
        try:
            cursor.execute(words.sql, bound)
        except connection.dialect.loaded_dbapi.Error as error:
            raise _as_raised(connection, cursor, words.sql, error) from error
        return Told(cursor, self.row, self.coming_out)

    def _words(self, statement: Any, values: Mapping[str, Any], dialect: Dialect) -> DriverWords:
        lengths = tuple([len(values[name]) for name in self.lists])
        if lengths not in self.worded:
            state = statement.compile(dialect=dialect).construct_expanded_state(values)
            self.worded[lengths] = DriverWords(state.statement, state.positiontup, state.parameter_expansion)
        return self.worded[lengths]


def _as_raised(connection: Connection, cursor: DBAPICursor, sql: str, error: Exception) -> DBAPIError:
    """Return what SQLAlchemy raises for an error of the driver; a connection that is lost is given up."""
    dialect: Any = connection.dialect
    is_lost = dialect.is_disconnect(error, connection.connection, cursor)
    driver = dialect.loaded_dbapi.Error
    raised: Any = DBAPIError.instance(
        sql, None, error, driver, connection_invalidated=is_lost, dialect=dialect
    )
    if is_lost:
        connection.invalidate(raised)
    return cast("DBAPIError", raised)


def question_of(connection: Connection, statement: Executable) -> OftenAsked | None:
    """Return a query that is asked often, worded for good; None for any other statement."""
    asked = _asked.setdefault(connection.dialect, WeakKeyDictionary())
    found = asked.get(statement, 0)
    if not isinstance(found, int):
        return found
    asked[statement] = found + 1
    if found + 1 == OFTEN and isinstance(statement, Select):
        asked[statement] = _worded_for_good(statement, connection.dialect)
    return None


def _worded_for_good(statement: Select[Any], dialect: Dialect) -> OftenAsked:
    compiled: Any = statement.compile(dialect=dialect)
    columns = statement.exported_columns.items()
    over_livcs = statement.get_execution_options().get("over_livcs")
    lists = [compiled.bind_names[each] for each in compiled.post_compile_params]
    return OftenAsked(
        needed=frozenset() if over_livcs else needed_parameters(statement),
        own=compiled.params,
        lists=lists,
        going_in=_going_in(compiled.bind_names, lists, dialect),
        row=_row([name for name, _ in columns]),
        coming_out=_coming_out([column.type for _, column in columns], dialect),
    )


def _row(names: Sequence[str]) -> Callable[[Sequence[Any]], Any]:
    """Return what makes a row of values, which bear these names."""
    made = cast("Any", namedtuple)("made", names, rename=True)
    return cast("Callable[[Sequence[Any]], Any]", made._make)


def _going_in(named: Mapping[BindParameter[Any], str], lists: Sequence[str], dialect: Dialect) -> Turns:
    """Return what becomes of the values that a driver does not take as they are."""
    turns = ((name, bind.type.dialect_impl(dialect).bind_processor(dialect)) for bind, name in named.items())
    return [(name, _each(turned) if name in lists else turned) for name, turned in turns if turned]


def _each(turned: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda values: [turned(value) for value in values]


def _coming_out(types: Sequence[TypeEngine[Any]], dialect: Dialect) -> Turns:
    """Return what becomes of the values that a driver does not give as the domain has them."""
    turns = [each.dialect_impl(dialect).result_processor(dialect, None) for each in types]
    return [(place, turned) for place, turned in enumerate(turns) if turned]
