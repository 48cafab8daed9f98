"""A seat tells when, and to which sentences, secrecy was confirmed; who did not yet is asked at the first page."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.add_column("lidmaatschap", sa.Column("verklaard_op", sa.Date, nullable=True))
    op.add_column("lidmaatschap", sa.Column("verklaard_versie", sa.String, nullable=True))


def downgrade() -> None:
    op.drop_column("lidmaatschap", "verklaard_versie")
    op.drop_column("lidmaatschap", "verklaard_op")
