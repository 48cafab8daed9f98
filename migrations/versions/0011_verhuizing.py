"""What an instance was before it moved to another version of its procedure, until its next step."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    op.add_column("instantie", sa.Column("verhuisd", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "verhuizing",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("instantie_id", sa.String, nullable=False),
        sa.Column("slot", sa.String, nullable=False),
        sa.Column("casus_id", sa.String),
        sa.Column("proces_id", sa.String, nullable=False),
        sa.Column("van", sa.String, nullable=False),
        sa.Column("naar", sa.String, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("variables", sa.Text, nullable=False),
        sa.Column("taken", sa.Text),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_verhuizing_livc_id"),
        sa.ForeignKeyConstraint(
            ["livc_id", "instantie_id"],
            ["instantie.livc_id", "instantie.id"],
            name="fk_verhuizing_livc_id_instantie_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("livc_id", "instantie_id", name="pk_verhuizing"),
    )
    op.create_index("ix_verhuizing_livc_id_slot", "verhuizing", ["livc_id", "slot"])
    op.create_index("ix_verhuizing_livc_id_proces_id", "verhuizing", ["livc_id", "proces_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE verhuizing ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE verhuizing FORCE ROW LEVEL SECURITY")
        op.execute(
            "CREATE POLICY livc ON verhuizing USING (livc_id = current_setting('casuspad.livc', true))"
        )


def downgrade() -> None:
    op.drop_table("verhuizing")
    op.drop_column("instantie", "verhuisd")
