"""A LIVC-R has agreements of its own, in versions: who confirmed an earlier one is asked once more."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    op.add_column("livc", sa.Column("werkafspraken", sa.Integer, nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("livc", "werkafspraken")
