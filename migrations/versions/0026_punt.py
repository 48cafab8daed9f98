"""A point no longer tells that it was decided for a reason: nothing read it; the reason stands in the register."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.drop_column("agendapunt", "kern_reden")


def downgrade() -> None:
    op.add_column(
        "agendapunt", sa.Column("kern_reden", sa.Boolean, nullable=False, server_default=sa.false())
    )
