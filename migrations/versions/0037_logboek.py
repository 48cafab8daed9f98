"""The log outside the database: which certificate answers for an emptied row, and what each night found."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    op.add_column("audit_regel", sa.Column("inkorting", sa.String, nullable=True))
    op.add_column("audit_regel", sa.Column("inkorting_zegel", sa.String, nullable=True))
    _say_what_was_emptied_before()
    op.create_table(
        "log_nazicht",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("dag", sa.Date, nullable=False),
        sa.Column("tot", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("breuken", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_log_nazicht_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "dag", name="pk_log_nazicht"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE log_nazicht ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE log_nazicht FORCE ROW LEVEL SECURITY")
        op.execute(
            "CREATE POLICY livc ON log_nazicht USING (livc_id = current_setting('casuspad.livc', true))"
        )


def _say_what_was_emptied_before() -> None:
    """Mark the rows that destructions emptied until now: the owner of a table sees all rows only without force."""
    forced = op.get_bind().dialect.name == "postgresql"
    if forced:
        op.execute("ALTER TABLE audit_regel NO FORCE ROW LEVEL SECURITY")
    op.execute("UPDATE audit_regel SET inkorting = '' WHERE zout IS NULL")
    if forced:
        op.execute("ALTER TABLE audit_regel FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    op.drop_table("log_nazicht")
    with op.batch_alter_table("audit_regel") as table:
        table.drop_column("inkorting_zegel")
        table.drop_column("inkorting")
