"""Of a point that was dealt with: whether its casus must come back within the week, as the table said."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.add_column("agendapunt", sa.Column("dringend", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("agendapunt", "dringend")
