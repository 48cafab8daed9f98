"""Everything kept has a last day: when a key was made, a meeting held, which casussen papers may speak of.

What was written before cannot be split without opening it: the papers of a meeting stay under one key, which
goes a year after the meeting or with the first casus that was on its agenda. A casus that was on it and is
destroyed by now left fewer points than the meeting counted; such papers are due at once.
"""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

BRUSSEL = ZoneInfo("Europe/Brussels")
VERNIETIGD = "vernietigd"
"""In place of a casus that is not there any more, and of which no id may stay."""
AANTAL = "aantal_agendapunt"
"""Variable of a meeting: how many points were on its agenda."""

GENOEMD = sa.table("sleutel_casus", sa.column("livc_id"), sa.column("key_id"), sa.column("casus_id"))


def upgrade() -> None:
    op.add_column("sleutel", sa.Column("gemaakt_op", sa.Date, nullable=False, server_default="1970-01-01"))
    op.add_column("overleg", sa.Column("geopend_op", sa.Date))
    op.create_table(
        "sleutel_casus",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("key_id", sa.String, nullable=False),
        sa.Column("casus_id", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_sleutel_casus_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "key_id", "casus_id", name="pk_sleutel_casus"),
    )
    op.create_index("ix_sleutel_casus_livc_id_casus_id", "sleutel_casus", ["livc_id", "casus_id"])
    op.create_table(
        "inventaris",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("dag", sa.Date, nullable=False),
        sa.Column("sleutels", sa.Integer, nullable=False),
        sa.Column("over", sa.Integer, nullable=False),
        sa.Column("wezen", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_inventaris_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "dag", name="pk_inventaris"),
    )
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    for table in ("sleutel_casus", "inventaris") if on_postgresql else ():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY livc ON {table} USING (livc_id = current_setting('casuspad.livc', true))")
    for livc_id, klok in _rows("SELECT id, klok FROM livc"):
        if on_postgresql:
            _rows("SELECT set_config('casuspad.livc', :livc, true)", livc=livc_id)
        today = _day(datetime.now(UTC) + timedelta(microseconds=klok))
        _date_keys(livc_id, today)
        _date_meetings(livc_id, today)
        _name_casussen(livc_id)


def _date_keys(livc_id: str, today: date) -> None:
    """Give every key the day of the oldest text under it."""
    oldest = _rows(
        "SELECT key_id, min(aangemaakt) FROM item WHERE livc_id = :livc GROUP BY key_id", livc=livc_id
    )
    made = {key_id: _day(moment) for key_id, moment in oldest}
    for (key_id,) in _rows("SELECT key_id FROM sleutel WHERE livc_id = :livc", livc=livc_id):
        _run(
            "UPDATE sleutel SET gemaakt_op = :day WHERE livc_id = :livc AND key_id = :key",
            day=made.get(key_id, today),
            livc=livc_id,
            key=key_id,
        )


def _date_meetings(livc_id: str, today: date) -> None:
    """Give every meeting that was held the day of its last point, else the one that was planned."""
    held = _rows(
        "SELECT overleg.id, overleg.moment, max(agendapunt.geopend_op) FROM overleg LEFT JOIN agendapunt "
        "ON agendapunt.livc_id = overleg.livc_id AND agendapunt.overleg_id = overleg.id "
        "WHERE overleg.livc_id = :livc AND overleg.status IN ('bezig', 'gehouden') "
        "GROUP BY overleg.id, overleg.moment",
        livc=livc_id,
    )
    for overleg_id, planned, opened in held:
        moment = opened or planned
        _run(
            "UPDATE overleg SET geopend_op = :day WHERE livc_id = :livc AND id = :id",
            day=_day(moment) if moment else today,
            livc=livc_id,
            id=overleg_id,
        )


def _name_casussen(livc_id: str) -> None:
    """Note for every key of a meeting which casussen its texts may speak of."""
    points = _rows(
        "SELECT overleg_id, casus_id FROM agendapunt WHERE livc_id = :livc AND overleg_id IS NOT NULL",
        livc=livc_id,
    )
    here = Counter(overleg_id for overleg_id, _ in points)
    keys = _rows(
        "SELECT sleutel.key_id, overleg.id, instantie.variables FROM sleutel JOIN overleg "
        "ON overleg.livc_id = sleutel.livc_id AND overleg.id = sleutel.scope LEFT JOIN instantie "
        "ON instantie.livc_id = overleg.livc_id AND instantie.id = overleg.id WHERE sleutel.livc_id = :livc",
        livc=livc_id,
    )
    for key_id, overleg_id, variables in keys:
        named = {casus_id for of, casus_id in points if of == overleg_id and casus_id}
        counted = json.loads(variables or "{}").get(AANTAL) or 0
        if counted > here[overleg_id]:
            named.add(VERNIETIGD)
        for casus_id in sorted(named):
            op.get_bind().execute(
                GENOEMD.insert(), {"livc_id": livc_id, "key_id": key_id, "casus_id": casus_id}
            )


def _day(moment: str | datetime) -> date:
    found = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return found.astimezone(BRUSSEL).date()


def _rows(statement: str, **values: Any) -> Iterable[Any]:
    return op.get_bind().execute(sa.text(statement), values).all()


def _run(statement: str, *, day: date, **values: Any) -> None:
    typed = sa.text(statement).bindparams(sa.bindparam("day", day, sa.Date))
    op.get_bind().execute(typed, values)


def downgrade() -> None:
    op.drop_table("inventaris")
    op.drop_table("sleutel_casus")
    op.drop_column("overleg", "geopend_op")
    op.drop_column("sleutel", "gemaakt_op")
