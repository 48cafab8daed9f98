"""Until when each holder keeps its own file of a casus, and the day on which a casus was ended early.

Which extensions run was known to the engine alone. They are read from the variables of `bewaring`: a holder that
chose to keep, with an end after the ordinary day, of a casus whose holders are being asked or waiting. One that is
read too much only makes a day later that the timers of the model keep anyway; nothing is destroyed by it.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0013"

KEEPING = {"y_jaar", "y_herz"}
"""Steps of `bewaring` in which only the file of a holder that extended can be."""

VERLENGING = sa.table(
    "verlenging",
    sa.column("livc_id"),
    sa.column("casus_id"),
    sa.column("organisatie_id"),
    sa.column("tot", sa.Date),
)


def upgrade() -> None:
    op.add_column("casus", sa.Column("vervroegd_op", sa.Date))
    op.create_table(
        "verlenging",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("casus_id", sa.String, nullable=False),
        sa.Column("organisatie_id", sa.String, nullable=False),
        sa.Column("tot", sa.Date, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_verlenging_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "casus_id", "organisatie_id", name="pk_verlenging"),
    )
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    if on_postgresql:
        op.execute("ALTER TABLE verlenging ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE verlenging FORCE ROW LEVEL SECURITY")
        op.execute(
            "CREATE POLICY livc ON verlenging USING (livc_id = current_setting('casuspad.livc', true))"
        )
    for (livc_id,) in op.get_bind().execute(sa.text("SELECT id FROM livc")).all():
        if on_postgresql:
            setting = sa.text("SELECT set_config('casuspad.livc', :livc, true)")
            op.get_bind().execute(setting, {"livc": livc_id})
        _read_extensions(livc_id)


def _read_extensions(livc_id: str) -> None:
    running = sa.text(
        "SELECT casus_id, variables, actief FROM instantie WHERE livc_id = :livc "
        "AND proces_id = 'bewaring' AND beeindigd IS NULL AND casus_id IS NOT NULL"
    )
    for casus_id, variables, active in op.get_bind().execute(running, {"livc": livc_id}).all():
        if KEEPING & set(json.loads(active)):
            for holder, tot in _extensions(json.loads(variables)):
                row = {"livc_id": livc_id, "casus_id": casus_id, "organisatie_id": holder, "tot": tot}
                op.get_bind().execute(VERLENGING.insert(), row)


def _extensions(variables: dict[str, Any]) -> Iterator[tuple[str, date]]:
    """Yield each holder that chose to keep, with its day; the engine writes a variable of a holder as name@id."""
    ordinary = _day(variables.get("vernietigen_op"))
    for name, value in variables.items():
        variable, _, holder = name.partition("@")
        tot = _day(value)
        keeps = variables.get(f"y_besl@{holder}") == "verlengen"
        stopped = variables.get(f"y_herz@{holder}") == "niet_meer_nodig"
        is_later = tot is not None and ordinary is not None and tot > ordinary
        if variable == "einddatum" and holder and tot and is_later and keeps and not stopped:
            yield holder, tot


def _day(value: object) -> date | None:
    return date.fromisoformat(value["datum"]) if isinstance(value, dict) else None


def downgrade() -> None:
    op.drop_table("verlenging")
    op.drop_column("casus", "vervroegd_op")
