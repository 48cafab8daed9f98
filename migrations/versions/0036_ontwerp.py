"""Drafts of the procedures: who works on one and why, each step of it, and what its files held."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
TABLES = ("ontwerp", "ontwerp_stap", "ontwerp_inhoud")


def upgrade() -> None:
    op.create_table(
        "ontwerp",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("reden", sa.String, nullable=False),
        sa.Column("eigenaar_id", sa.String, nullable=False),
        sa.Column("eigenaar_sinds", MOMENT, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("basis", sa.String, nullable=False),
        sa.Column("begonnen_op", MOMENT, nullable=False),
        sa.Column("revisie", sa.Integer, nullable=False),
        sa.Column("gewijzigd_op", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_ontwerp_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_ontwerp"),
    )
    op.create_table(
        "ontwerp_stap",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("ontwerp_id", sa.String, nullable=False),
        sa.Column("revisie", sa.Integer, nullable=False),
        sa.Column("soort", sa.String, nullable=False),
        sa.Column("wat", sa.Text, nullable=False),
        sa.Column("door", sa.String, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("bestanden", sa.Text, nullable=False),
        sa.Column("van", sa.Integer, nullable=True),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_ontwerp_stap_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "ontwerp_id", "revisie", name="pk_ontwerp_stap"),
    )
    op.create_table(
        "ontwerp_inhoud",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("inhoud", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_ontwerp_inhoud_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "hash", name="pk_ontwerp_inhoud"),
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
