"""Statements that add rows or change them, built once for each table."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Table, bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite


@lru_cache(maxsize=128)
def adding(table: Table) -> Any:
    """Return the statement that adds rows."""
    return insert(table)


@lru_cache(maxsize=128)
def overwriting(table: Table, columns: tuple[str, ...], here: ColumnElement[bool]) -> Any:
    """Return the update of one row in one LIVC-R by its whole key, of which the last column may change."""
    *same, last = [column for column in table.primary_key if column.name != "livc_id"]
    new: dict[str, Any] = {name: bindparam(f"new_{name}") for name in columns}
    found = (column == bindparam(f"new_{column.name}") for column in same)
    one = update(table).where(here, *found, last == bindparam("before"))
    return one.values(new)


def insert_for(is_sqlite: bool) -> Any:
    """Return how this database words what happens to a row that is there already."""
    return sqlite.insert if is_sqlite else postgresql.insert


@lru_cache(maxsize=256)
def putting(table: Table, is_sqlite: bool, columns: tuple[str, ...], keep: tuple[str, ...]) -> Any:
    """Return the statement that adds rows, or replaces what is not to be kept of those with the same key."""
    statement = insert_for(is_sqlite)(table)
    key = [column.name for column in table.primary_key]
    kept = {*key, *keep}
    changed = {name: statement.excluded[name] for name in columns if name not in kept}
    if not changed:
        return statement.on_conflict_do_nothing(index_elements=key)
    return statement.on_conflict_do_update(index_elements=key, set_=changed)


def new_values(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row under the names that `overwriting` binds."""
    return {f"new_{name}": value for name, value in row.items()}
