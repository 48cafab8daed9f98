"""Whole days between two dates or moments, counted by the database."""

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class DaysBetween(FunctionElement[int]):
    """Whole days from the first date to the second."""

    type = Integer()
    inherit_cache = True
    name = "days_between"


class DaysSince(FunctionElement[int]):
    """Whole days of 24 hours from the first moment to the second."""

    type = Integer()
    inherit_cache = True
    name = "days_since"


@compiles(DaysBetween, "sqlite")
@compiles(DaysSince, "sqlite")
def _on_sqlite(element: FunctionElement[int], compiler: Any, **kw: Any) -> str:
    """A julian day is a fraction: what is a hair under a whole day is that day."""
    first, last = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"CAST(julianday({last}) - julianday({first}) + 1e-6 AS INTEGER)"


@compiles(DaysBetween)
def _dates(element: FunctionElement[int], compiler: Any, **kw: Any) -> str:
    first, last = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"({last} - {first})"


@compiles(DaysSince)
def _moments(element: FunctionElement[int], compiler: Any, **kw: Any) -> str:
    first, last = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"CAST(floor(extract(epoch FROM ({last} - {first})) / 86400) AS INTEGER)"
