"""An armed timer keeps what happens then, in the words of its version; those of before have only their name."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("timer", sa.Column("gevolg", sa.String, nullable=True))


def downgrade() -> None:
    op.drop_column("timer", "gevolg")
