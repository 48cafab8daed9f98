"""Who was named to a standing seat at the operational table."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    words = [
        sa.Column(name, sa.String, nullable=False) for name in ("id", "persoon_id", "organisatie_id", "zetel")
    ]
    op.create_table(
        "vaste_zetel",
        sa.Column("livc_id", sa.String, nullable=False),
        *words,
        sa.Column("van", sa.Date, nullable=False),
        sa.Column("tot", sa.Date, nullable=True),
        sa.Column("door", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_vaste_zetel_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_vaste_zetel"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE vaste_zetel ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE vaste_zetel FORCE ROW LEVEL SECURITY")
        op.execute(
            "CREATE POLICY livc ON vaste_zetel USING (livc_id = current_setting('casuspad.livc', true))"
        )


def downgrade() -> None:
    op.drop_table("vaste_zetel")
