"""What an instance was before it moved to another version, until its next step (scoped)."""

from sqlalchemy import Column, ForeignKeyConstraint, Index, LargeBinary, Text

from app.persistence.tables.base import maybe, scoped, text
from app.persistence.types import Moment, Values

verhuizing = scoped(
    "verhuizing",
    text("instantie_id"),
    text("slot"),
    maybe("casus_id"),
    text("proces_id"),
    text("van"),
    text("naar"),
    Column("moment", Moment, nullable=False),
    Column("state", LargeBinary, nullable=False),
    Column("variables", Values, nullable=False),
    Column("taken", Text),
    ForeignKeyConstraint(
        ["livc_id", "instantie_id"], ["instantie.livc_id", "instantie.id"], ondelete="CASCADE"
    ),
    Index(None, "livc_id", "slot"),
    Index(None, "livc_id", "proces_id"),
    key=("instantie_id",),
)
