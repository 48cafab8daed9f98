"""Numbers of casussen that lie ready, so that who opens one does not wait for who opens another."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_LAST_USED = """
    UPDATE casus_teller SET laatste = laatste - (
        SELECT count(*) FROM casus_nummer AS free
        WHERE free.livc_id = casus_teller.livc_id AND free.jaar = casus_teller.jaar
    )
"""


def upgrade() -> None:
    op.create_table(
        "casus_nummer",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("jaar", sa.Integer, nullable=False),
        sa.Column("nummer", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_casus_nummer_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "jaar", "nummer", name="pk_casus_nummer"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE casus_nummer ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE casus_nummer FORCE ROW LEVEL SECURITY")
        op.execute(
            "CREATE POLICY livc ON casus_nummer USING (livc_id = current_setting('casuspad.livc', true))"
        )


def downgrade() -> None:
    op.execute(_LAST_USED)
    op.drop_table("casus_nummer")
