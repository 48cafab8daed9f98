"""Indexes that carry the order that is asked for: without it SQLite walks a whole LIVC-R to avoid a short sort."""

from alembic import op

revision = "0012"
down_revision = "0011"

OLD = {
    "instantie": (("livc_id", "slot"), ("livc_id", "proces_id")),
    "timer": (("livc_id", "slot"),),
    "sleutel": (("livc_id", "casus_id"), ("livc_id", "scope")),
}
ORDER = {"instantie": ("id",), "timer": ("due_at", "task_id"), "sleutel": ("key_id",)}


def upgrade() -> None:
    for table, indexes in OLD.items():
        for columns in indexes:
            _replace(table, columns, (*columns, *ORDER[table]))


def downgrade() -> None:
    for table, indexes in OLD.items():
        for columns in indexes:
            _replace(table, (*columns, *ORDER[table]), columns)


def _replace(table: str, old: tuple[str, ...], new: tuple[str, ...]) -> None:
    op.drop_index("_".join(("ix", table, *old)), table)
    op.create_index("_".join(("ix", table, *new)), table, list(new))
