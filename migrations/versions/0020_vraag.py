"""An open task keeps what it asks, in the words of its version, and the timeline who took a step.

Tasks of before have only the name of the step until their casus moves; lines of before name nobody.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("taak", sa.Column("vraag", sa.String, nullable=True))
    op.add_column("gebeurtenis", sa.Column("door", sa.String, nullable=True))


def downgrade() -> None:
    op.drop_column("gebeurtenis", "door")
    op.drop_column("taak", "vraag")
