"""Raises when a statement touches a scoped table outside the LIVC-R of its transaction, in tests and in use.

A scoped table needs `livc_id = :tx_livc` among the conditions of a WHERE or of a join, and a new row the LIVC-R
of the transaction. The shape is judged once per compiled statement, the value every time. A query over all
LIVC-Rs says so: `execution_options(over_livcs=True)`. SQL as text may not name a scoped table.
"""

import re
from collections.abc import Iterable
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, event
from sqlalchemy.sql.elements import TextClause

from app.persistence.errors import ScopeError
from app.persistence.judging import JudgedShape, needed_parameters
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
    livc_id = connection.get_execution_options().get("livc_id")
    if isinstance(context, JudgedShape):
        _ensure_rows_of_livc(livc_id, [context.values], context.needed, statement)
        return
    compiled = context.compiled
    if compiled is None or isinstance(compiled.statement, TextClause):
        _ensure_not_named(statement)
    elif not context.execution_options.get("over_livcs"):
        _ensure_of_livc(compiled, livc_id, context.compiled_parameters, statement)


def _ensure_not_named(statement: str) -> None:
    if _SCOPED_NAMES.search(statement):
        raise ScopeError(f"SQL as text on a scoped table: {statement}")


def _ensure_of_livc(compiled: Any, livc_id: object, rows: Iterable[Any], statement: str) -> None:
    if compiled not in _judged:
        _judged[compiled] = needed_parameters(compiled.statement)
    _ensure_rows_of_livc(livc_id, rows, _judged[compiled], statement)


def _ensure_rows_of_livc(
    livc_id: object, rows: Iterable[Any], needed: frozenset[str], statement: str
) -> None:
    if not all(_is_of(livc_id, row, needed) for row in rows):
        raise ScopeError(f"a statement for another LIVC-R than {livc_id}: {statement}")


def _is_of(livc_id: object, row: Any, needed: frozenset[str]) -> bool:
    return not needed or (livc_id is not None and all(row.get(name) == livc_id for name in needed))
