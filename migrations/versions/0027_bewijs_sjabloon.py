"""A certificate of destruction knows from which version it is printed."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.add_column("certificaat", sa.Column("versie_id", sa.String, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("certificaat") as table:
        table.drop_column("versie_id")
