"""Whose turn it is: timers of a slot that backs off stand apart, and one query finds the LIVC-Rs with work.

Messages that were dropped are counted from an index of their own.

On PostgreSQL its policies let that query read three tables, by a setting that lives for one transaction.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
FRIS, RUST = sa.text("niet_voor IS NULL"), sa.text("niet_voor IS NOT NULL")
REST = (
    "UPDATE timer SET niet_voor = "
    "(SELECT niet_voor FROM slot WHERE slot.livc_id = timer.livc_id AND slot.slot = timer.slot)"
)
SEEN = ("agendapunt", "opdracht", "timer")


def upgrade() -> None:
    dropped = sa.text("wat = 'bericht_vervallen'")
    op.create_index(
        "ix_audit_vervallen",
        "audit_regel",
        ["livc_id", "moment"],
        postgresql_where=dropped,
        sqlite_where=dropped,
    )
    op.add_column("timer", sa.Column("niet_voor", MOMENT))
    _index("ix_timer_fris", "due_at", FRIS)
    _index("ix_timer_rust", "niet_voor", RUST)
    if op.get_bind().dialect.name != "postgresql":
        op.execute(REST)
        return
    for table in ("timer", "slot"):  # row-level security would hide every row from its owner too
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    op.execute(REST)
    for table in ("timer", "slot"):
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    for table in SEEN:
        op.execute(
            f"CREATE POLICY beurt ON {table} FOR SELECT USING (current_setting('casuspad.over', true) = 'beurt')"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in SEEN:
            op.execute(f"DROP POLICY beurt ON {table}")
    op.drop_index("ix_audit_vervallen", "audit_regel")
    op.drop_index("ix_timer_rust", "timer")
    op.drop_index("ix_timer_fris", "timer")
    op.drop_column("timer", "niet_voor")


def _index(name: str, second: str, which: sa.TextClause) -> None:
    op.create_index(name, "timer", ["livc_id", second, "slot"], postgresql_where=which, sqlite_where=which)
