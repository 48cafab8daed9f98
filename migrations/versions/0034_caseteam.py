"""A caseteam: who alone goes on discussing a casus; and which points are for that team."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.add_column("agendapunt", sa.Column("caseteam", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "caseteam",
        sa.Column("livc_id", sa.String, sa.ForeignKey("livc.id", name="fk_caseteam_livc_id"), nullable=False),
        sa.Column("casus_id", sa.String, nullable=False),
        sa.Column("persoon_id", sa.String, nullable=False),
        sa.Column("organisatie_id", sa.String, nullable=False),
        sa.Column("van", sa.Date, nullable=False),
        sa.Column("tot", sa.Date),
        sa.PrimaryKeyConstraint("livc_id", "casus_id", "persoon_id", "van", name="pk_caseteam"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE caseteam ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE caseteam FORCE ROW LEVEL SECURITY")
        op.execute("CREATE POLICY livc ON caseteam USING (livc_id = current_setting('casuspad.livc', true))")


def downgrade() -> None:
    op.drop_table("caseteam")
    op.drop_column("agendapunt", "caseteam")
