"""How tables are made: global ones, and scoped ones that carry the LIVC-R first in their key."""

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, PrimaryKeyConstraint, String, Table
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Number = BigInteger().with_variant(Integer(), "sqlite")
"""A number that counts up by itself; on SQLite only INTEGER does."""


def text(name: str, **options: Any) -> Column[Any]:
    """Return a column of text that must be filled in."""
    return Column(name, String, nullable=False, **options)


def maybe(name: str) -> Column[Any]:
    """Return a column of text that may be empty."""
    return Column(name, String, nullable=True)


def numbered(name: str) -> Column[Any]:
    """Return a primary key that counts up and is never used twice."""
    return Column(name, Number, primary_key=True, autoincrement=True)


def scoped(name: str, *items: SchemaItem, key: tuple[str, ...] = ("id",)) -> Table:
    """Make a table of which every row belongs to one LIVC-R.

    `key` follows the LIVC-R in the primary key; empty when a column counts up by itself.
    """
    livc = Column("livc_id", String, ForeignKey("livc.id"), nullable=False)
    primary = [PrimaryKeyConstraint("livc_id", *key)] if key else []
    return Table(name, metadata, livc, *items, *primary, info={"scoped": True}, sqlite_autoincrement=not key)


def is_scoped(table: Any) -> bool:
    """Answer whether a table carries the LIVC-R."""
    return isinstance(table, Table) and bool(table.info.get("scoped"))
