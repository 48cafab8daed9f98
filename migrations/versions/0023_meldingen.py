"""How often each person hears by mail of something to do; at most once a day, as it was for everyone."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("persoon", sa.Column("meldingen", sa.String, nullable=False, server_default="dagelijks"))


def downgrade() -> None:
    op.drop_column("persoon", "meldingen")
