"""Counts the changes of who takes part, so that a process knows when what it remembers is old."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "ledenstand",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("versie", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ledenstand"),
    )
    op.execute("INSERT INTO ledenstand (id, versie) VALUES ('casuspad', 1)")


def downgrade() -> None:
    op.drop_table("ledenstand")
