"""Raises when a statement touches a scoped table outside the LIVC-R of its transaction, in tests and in use.

A scoped table needs `livc_id = :tx_livc` among the conditions of a WHERE or of a join, and a new row the LIVC-R
of the transaction. The shape is judged once per compiled statement, the value every time. A query over all
LIVC-Rs says so: `execution_options(over_livcs=True)`. SQL as text may not name a scoped table.
"""

import re
from collections.abc import Iterator
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
        if _SCOPED_NAMES.search(statement):
            raise ScopeError(f"SQL as text on a scoped table: {statement}")
        return
    if context.execution_options.get("over_livcs"):
        return
    if compiled not in _judged:
        _judged[compiled] = _needed_parameters(compiled.statement)
    livc_id = connection.get_execution_options().get("livc_id")
    for name in _judged[compiled]:
        if livc_id is None or any(row.get(name) != livc_id for row in context.compiled_parameters):
            raise ScopeError(f"a statement for another LIVC-R than {livc_id}: {statement}")


def _needed_parameters(statement: Any) -> frozenset[str]:
    """Return which parameters must hold the LIVC-R; raise when a scoped table is not bound by one."""
    needed = set()
    if isinstance(statement, Insert) and is_scoped(statement.table):
        needed.add("livc_id")
    parts = list(visitors.iterate(statement))
    bound = {id(table) for part in parts for table in _bound_tables(part)}
    for table in _scoped_tables(parts):
        if isinstance(statement, Insert) and table is statement.table:
            continue
        if id(table) not in bound:
            raise ScopeError(f"no LIVC-R for {table} in: {statement}")
        needed.add(TX_LIVC)
    return frozenset(needed)


def _scoped_tables(parts: list[Any]) -> Iterator[Any]:
    aliased = {id(part.element) for part in parts if isinstance(part, Alias)}
    named = {id(part.table) for part in parts if isinstance(part, Column)}
    for part in parts:
        if isinstance(part, Alias) and is_scoped(part.element):
            yield part
        elif isinstance(part, Column) and is_scoped(part.table):
            yield part.table
        elif is_scoped(part) and not (id(part) in aliased and id(part) not in named):
            yield part


def _bound_tables(part: Any) -> Iterator[Any]:
    for condition in _conditions(part):
        if isinstance(condition, BinaryExpression) and condition.operator is operators.eq:
            left, right = condition.left, condition.right
            if (
                getattr(left, "key", None) == "livc_id"
                and isinstance(right, BindParameter)
                and right.key == TX_LIVC
            ):
                yield getattr(left, "table", None)


def _conditions(part: Any) -> Iterator[ColumnElement[Any]]:
    """Return the conditions that all must hold."""
    if isinstance(part, (Select, Update, Delete)) and part.whereclause is not None:
        yield from _flat(part.whereclause)
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
