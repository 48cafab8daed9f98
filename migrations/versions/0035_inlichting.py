"""A proposal to tell a person that runs: who would tell it, who is asked, and whether one said no (not who)."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    op.create_table(
        "inlichting",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("casus_id", sa.String, nullable=False),
        sa.Column("instantie_id", sa.String, nullable=False),
        sa.Column("verteller", sa.String, nullable=False),
        sa.Column("gevraagd", sa.Text, nullable=False),
        sa.Column("bezwaar", sa.Boolean, nullable=False),
        sa.Column("akkoord_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_inlichting_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "casus_id", name="pk_inlichting"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE inlichting ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE inlichting FORCE ROW LEVEL SECURITY")
        op.execute(
            "CREATE POLICY livc ON inlichting USING (livc_id = current_setting('casuspad.livc', true))"
        )


def downgrade() -> None:
    op.drop_table("inlichting")
