"""Which keyring belongs to this database."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "installatie",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("keyring_id", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_installatie"),
    )


def downgrade() -> None:
    op.drop_table("installatie")
