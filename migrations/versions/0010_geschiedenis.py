"""The history of a casus: every step that is over, also those that the timeline does not tell."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("gebeurtenis", sa.Column("toestand", sa.String, nullable=False, server_default="voltooid"))
    op.add_column("gebeurtenis", sa.Column("pijlen", sa.Text, nullable=False, server_default="[]"))


def downgrade() -> None:
    op.execute("DELETE FROM gebeurtenis WHERE wat = ''")
    op.drop_column("gebeurtenis", "pijlen")
    op.drop_column("gebeurtenis", "toestand")
