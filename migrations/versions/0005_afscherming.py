"""Row-level security on PostgreSQL: a row is there only for its own LIVC-R.

The settings live for one transaction (`set_config(…, true)`). Two policies more let through the two queries over
all LIVC-Rs: a person's memberships, and the key ids that the worker compares with the keyring.
"""

from alembic import op

revision = "0005"
down_revision = "0004"

SCOPED = (
    "aanwezige",
    "actie",
    "agendapunt",
    "audit_item",
    "audit_regel",
    "bevestiging",
    "casus",
    "casus_teller",
    "certificaat",
    "deelname",
    "gebeurtenis",
    "incident",
    "instantie",
    "item",
    "lidmaatschap",
    "mandaat",
    "opdracht",
    "overleg",
    "procedure_versie",
    "slot",
    "sleutel",
    "stem",
    "taak",
    "timer",
)


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in SCOPED:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY livc ON {table} USING (livc_id = current_setting('casuspad.livc', true))")
    op.execute(
        "CREATE POLICY eigen ON lidmaatschap FOR SELECT "
        "USING (persoon_id = current_setting('casuspad.persoon', true))"
    )
    op.execute(
        "CREATE POLICY veegronde ON sleutel FOR SELECT USING (current_setting('casuspad.over', true) = 'sleutel')"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("DROP POLICY eigen ON lidmaatschap")
    op.execute("DROP POLICY veegronde ON sleutel")
    for table in SCOPED:
        op.execute(f"DROP POLICY livc ON {table}")
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
