"""What a person wrote is found by who wrote it."""

from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.create_index("ix_item_livc_id_auteur_id", "item", ["livc_id", "auteur_id"])


def downgrade() -> None:
    op.drop_index("ix_item_livc_id_auteur_id", "item")
