"""Browsers in which somebody logged in, so that strangers who guess never shut out their owner there."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    op.create_table(
        "apparaat",
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("persoon_id", sa.String, nullable=False),
        sa.Column("sinds", MOMENT, nullable=False),
        sa.Column("laatst_gezien", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_apparaat"),
    )
    op.create_index("ix_apparaat_persoon_id", "apparaat", ["persoon_id"])
    op.create_index("ix_apparaat_laatst_gezien", "apparaat", ["laatst_gezien"])


def downgrade() -> None:
    op.drop_table("apparaat")
