"""Which services the burgemeester asked what they know of a casus, until the question is over."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.create_table(
        "bevraging",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("casus_id", sa.String, nullable=False),
        sa.Column("organisatie_id", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_bevraging_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "casus_id", "organisatie_id", name="pk_bevraging"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE bevraging ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE bevraging FORCE ROW LEVEL SECURITY")
        op.execute("CREATE POLICY livc ON bevraging USING (livc_id = current_setting('casuspad.livc', true))")


def downgrade() -> None:
    op.drop_table("bevraging")
