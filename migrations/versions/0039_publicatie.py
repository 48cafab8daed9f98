"""Drafts that were asked to come in force, and what was chosen for the casussen that run."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
TABLES = ("publicatie", "ontwerp_keuze")


def upgrade() -> None:
    op.create_table(
        "publicatie",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("ontwerp_id", sa.String, nullable=False),
        sa.Column("nummer", sa.Integer, nullable=False),
        sa.Column("revisie", sa.Integer, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("gevraagd_door", sa.String, nullable=False),
        sa.Column("gevraagd_op", MOMENT, nullable=False),
        sa.Column("redenen", sa.Text, nullable=False),
        sa.Column("beslist_door", sa.Text, nullable=True),
        sa.Column("beslist_op", MOMENT, nullable=True),
        sa.Column("reden", sa.Text, nullable=False),
        sa.Column("vervangt", sa.Text, nullable=True),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_publicatie_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "ontwerp_id", "nummer", name="pk_publicatie"),
    )
    op.create_table(
        "ontwerp_keuze",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("ontwerp_id", sa.String, nullable=False),
        sa.Column("proces_id", sa.String, nullable=False),
        sa.Column("slot", sa.String, nullable=False),
        sa.Column("vraag", sa.String, nullable=False),
        sa.Column("antwoord", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_ontwerp_keuze_livc_id"),
        sa.PrimaryKeyConstraint(
            "livc_id", "ontwerp_id", "proces_id", "slot", "vraag", name="pk_ontwerp_keuze"
        ),
    )
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
