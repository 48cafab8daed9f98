"""A point tells that an information card was shown at it: how much, of which day, and by whom."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.add_column("agendapunt", sa.Column("kaart_deel", sa.String, nullable=True))
    op.add_column("agendapunt", sa.Column("kaart_van", sa.Date, nullable=True))
    op.add_column("agendapunt", sa.Column("kaart_door", sa.String, nullable=True))


def downgrade() -> None:
    for name in ("kaart_deel", "kaart_van", "kaart_door"):
        op.drop_column("agendapunt", name)
