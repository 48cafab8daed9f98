"""Which parameters of a statement must hold the LIVC-R of the transaction, read from its shape."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Column
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.dml import Delete, Insert, Update
from sqlalchemy.sql.elements import BinaryExpression, BooleanClauseList, ColumnElement, Grouping
from sqlalchemy.sql.selectable import Alias, Join, Select

from app.persistence.errors import ScopeError
from app.persistence.tables import is_scoped

TX_LIVC = "tx_livc"
"""Name of the bound parameter that holds the LIVC-R of the transaction; the guard looks for it."""


@dataclass(frozen=True)
class JudgedShape:
    """What the guard needs of a statement whose shape was judged before: the values, and which must hold it."""

    needed: frozenset[str]
    values: Mapping[str, Any]


def needed_parameters(statement: Any) -> frozenset[str]:
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
