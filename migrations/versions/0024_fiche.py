"""A fiche for the LTF: on what a draft rests, and the proof of the consensus with which it leaves."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
TABLES = ("consensusbewijs", "fichebron")


def upgrade() -> None:
    words = [
        sa.Column(name, sa.String, nullable=False) for name in ("casus_id", "task_id", "punt_id", "subject")
    ]
    op.create_table(
        "consensusbewijs",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        *words,
        sa.Column("ronde", sa.Integer, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("uitkomst", sa.String, nullable=False),
        sa.Column("deelnemers", sa.Text, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("gehaald_op", MOMENT, nullable=True),
        sa.Column("verzonden_op", MOMENT, nullable=True),
        sa.Column("geadresseerde", sa.String, nullable=True),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_consensusbewijs_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_consensusbewijs"),
    )
    op.create_index("ix_consensusbewijs_livc_id_casus_id", "consensusbewijs", ["livc_id", "casus_id"])
    op.create_table(
        "fichebron",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("fiche_id", sa.String, nullable=False),
        sa.Column("item_id", sa.String, nullable=False),
        sa.Column("casus_id", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_fichebron_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "fiche_id", "item_id", name="pk_fichebron"),
    )
    op.create_index("ix_fichebron_livc_id_casus_id", "fichebron", ["livc_id", "casus_id"])
    if op.get_bind().dialect.name == "postgresql":
        for table in TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(
                f"CREATE POLICY livc ON {table} USING (livc_id = current_setting('casuspad.livc', true))"
            )


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
