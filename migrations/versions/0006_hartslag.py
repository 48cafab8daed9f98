"""When a worker last said that it lives."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    op.create_table(
        "hartslag",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_hartslag"),
    )


def downgrade() -> None:
    op.drop_table("hartslag")
