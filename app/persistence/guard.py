"""Raises when a statement touches a scoped table outside the LIVC-R of its transaction, in tests and in use.

A scoped table needs `livc_id = :tx_livc` among the conditions of a WHERE or of a join, and a new row the LIVC-R
of the transaction. The shape is judged once per compiled statement, the value every time. A query over all
LIVC-Rs says so: `execution_options(over_livcs=True)`. SQL as text may not name a scoped table.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import BindParameter, Column, Connection, Engine, event
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.dml import Delete, Insert, Update
from sqlalchemy.sql.elements import BinaryExpression, BooleanClauseList, ColumnElement, Grouping, TextClause
from sqlalchemy.sql.selectable import Alias, Join, Select

from app.persistence.db import TX_LIVC
from app.persistence.errors import ScopeError
from app.persistence.tables import is_scoped, metadata

_SCOPED_NAMES = re.compile(
    rf"\b({'|'.join(t.name for t in metadata.sorted_tables if is_scoped(t))})\b", re.IGNORECASE
)
_judged: WeakKeyDictionary[Any, frozenset[str]] = WeakKeyDictionary()


def install(engine: Engine) -> None:
    """Watch every statement of the engine."""
    event.listen(engine, "before_cursor_execute", _before)


def _before(
    connection: Connection, _cursor: object, statement: str, _parameters: object, context: Any, _many: object
) -> None:
    compiled = context.compiled
    if compiled is None or isinstance(compiled.statement, TextClause):
        _ensure_not_named(statement)
    elif not context.execution_options.get("over_livcs"):
        livc_id = connection.get_execution_options().get("livc_id")
        _ensure_of_livc(compiled, livc_id, context.compiled_parameters, statement)


def _ensure_not_named(statement: str) -> None:
    if _SCOPED_NAMES.search(statement):
        raise ScopeError(f"SQL as text on a scoped table: {statement}")


def _ensure_of_livc(compiled: Any, livc_id: object, rows: Iterable[Any], statement: str) -> None:
    if compiled not in _judged:
        _judged[compiled] = _needed_parameters(compiled.statement)
    if not all(_is_of(livc_id, row, _judged[compiled]) for row in rows):
        raise ScopeError(f"a statement for another LIVC-R than {livc_id}: {statement}")


def _is_of(livc_id: object, row: Any, needed: frozenset[str]) -> bool:
    return not needed or (livc_id is not None and all(row.get(name) == livc_id for name in needed))


def _needed_parameters(statement: Any) -> frozenset[str]:
    """Return which parameters must hold the LIVC-R; raise when a scoped table is not bound by one."""
    filled = statement.table if isinstance(statement, Insert) else None
    needed = {"livc_id"} if filled is not None and is_scoped(filled) else set()
    parts = list(visitors.iterate(statement))
    bound = {id(table) for part in parts for table in _bound_tables(part)}
    for table in _scoped_tables(parts):
        if table is filled:
            continue
        if id(table) not in bound:
            raise ScopeError(f"no LIVC-R for {table} in: {statement}")
        needed.add(TX_LIVC)
    return frozenset(needed)


def _scoped_tables(parts: list[Any]) -> Iterator[Any]:
    """Yield the scoped tables that a statement reads, a table under another name as that name."""
    under_another_name = _only_aliased(parts)
    for part in parts:
        if isinstance(part, Alias) and is_scoped(part.element):
            yield part
        elif isinstance(part, Column) and is_scoped(part.table):
            yield part.table
        elif is_scoped(part) and id(part) not in under_another_name:
            yield part


def _only_aliased(parts: list[Any]) -> set[int]:
    """Return the ids of the tables that are read under another name only."""
    aliased = {id(part.element) for part in parts if isinstance(part, Alias)}
    return aliased - {id(part.table) for part in parts if isinstance(part, Column)}


def _bound_tables(part: Any) -> Iterator[Any]:
    for condition in _conditions(part):
        if isinstance(condition, BinaryExpression) and _is_livc_of_transaction(condition):
            yield getattr(condition.left, "table", None)


def _is_livc_of_transaction(condition: BinaryExpression[Any]) -> bool:
    if condition.operator is not operators.eq or getattr(condition.left, "key", None) != "livc_id":
        return False
    return isinstance(condition.right, BindParameter) and condition.right.key == TX_LIVC


def _conditions(part: Any) -> Iterator[ColumnElement[Any]]:
    """Return the conditions that all must hold."""
    where = part.whereclause if isinstance(part, (Select, Update, Delete)) else None
    if where is not None:
        yield from _flat(where)
    if isinstance(part, Select):
        for source in part.get_final_froms():
            yield from _join_conditions(source)


def _join_conditions(source: Any) -> Iterator[ColumnElement[Any]]:
    if isinstance(source, Join):
        yield from _flat(source.onclause)
        yield from _join_conditions(source.left)
        yield from _join_conditions(source.right)


def _flat(clause: Any) -> Iterator[ColumnElement[Any]]:
    if isinstance(clause, Grouping):
        yield from _flat(clause.element)
    elif isinstance(clause, BooleanClauseList) and clause.operator is operators.and_:
        for part in clause.clauses:
            yield from _flat(part)
    else:
        yield clause
