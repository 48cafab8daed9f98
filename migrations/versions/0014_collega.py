"""Colleagues recognise colleagues; one folded name is one organisation in a LIVC-R; kinds as a closed list.

Members already there stay members. Names that fold to the same are kept under a suffix, with the name they had, so
that the beheerder is shown them; merging is for a person to do.
"""

import unicodedata
from datetime import UTC, datetime, time
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    op.add_column("organisatie", sa.Column("vorige_naam", sa.String))
    op.add_column("lidmaatschap", sa.Column("erkend_op", MOMENT))
    op.add_column("lidmaatschap", sa.Column("wacht_sinds", MOMENT))
    _new_tables()
    _secure("erkenning")
    _secure("organisatienaam")
    connection = op.get_bind()
    for livc_id in list(connection.execute(sa.text("SELECT id FROM livc ORDER BY id")).scalars()):
        _enter(connection, livc_id)
        _recognise_all(connection, livc_id)
        _name_all(connection, livc_id)
    _enter(connection, "")
    _fit_kinds(connection)


def _new_tables() -> None:
    op.create_table(
        "erkenning",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("lidmaatschap_id", sa.String, nullable=False),
        sa.Column("persoon_id", sa.String, nullable=False),
        sa.Column("organisatie_id", sa.String, nullable=False),
        sa.Column("aanleiding", sa.String, nullable=False),
        sa.Column("gevraagd_op", MOMENT, nullable=False),
        sa.Column("rol", sa.String, nullable=False),
        sa.Column("maker_id", sa.String),
        sa.Column("eerste_ja", sa.String),
        sa.Column("tweede_ja", sa.String),
        sa.Column("besluit", sa.String),
        sa.Column("weg", sa.String),
        sa.Column("door", sa.String),
        sa.Column("beslist_op", MOMENT),
        sa.Column("doorgegeven_op", MOMENT),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_erkenning_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_erkenning"),
    )
    op.create_index("ix_erkenning_livc_id_organisatie_id", "erkenning", ["livc_id", "organisatie_id"])
    op.create_table(
        "organisatienaam",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("sleutel", sa.String, nullable=False),
        sa.Column("organisatie_id", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_organisatienaam_livc_id"),
        sa.ForeignKeyConstraint(
            ["organisatie_id"], ["organisatie.id"], name="fk_organisatienaam_organisatie_id"
        ),
        sa.PrimaryKeyConstraint("livc_id", "sleutel", name="pk_organisatienaam"),
    )


def _secure(table: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY livc ON {table} USING (livc_id = current_setting('casuspad.livc', true))")


def _enter(connection: Any, livc_id: str) -> None:
    """Let row-level security show the rows of one LIVC-R."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT set_config('casuspad.livc', :livc, true)"), {"livc": livc_id})


def _recognise_all(connection: Any, livc_id: str) -> None:
    """Keep who was a member a member, recognised from the first day."""
    rows = connection.execute(
        sa.text("SELECT id, van FROM lidmaatschap WHERE livc_id = :livc"), {"livc": livc_id}
    ).all()
    table = sa.table("lidmaatschap", sa.column("livc_id"), sa.column("id"), sa.column("erkend_op", MOMENT))
    for row in rows:
        van = row.van if not isinstance(row.van, str) else datetime.fromisoformat(row.van).date()
        moment: Any = datetime.combine(van, time.min, UTC)
        if connection.dialect.name == "sqlite":
            moment = moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        connection.execute(
            sa.update(table).where(table.c.livc_id == livc_id, table.c.id == row.id).values(erkend_op=moment)
        )


def _name_all(connection: Any, livc_id: str) -> None:
    """Give each organisation of a LIVC-R a folded name of its own; the one with most members keeps its name."""
    rows = connection.execute(
        sa.text(
            "SELECT o.id, o.naam, o.vorige_naam, count(*) AS leden FROM organisatie o "
            "JOIN lidmaatschap l ON l.organisatie_id = o.id WHERE l.livc_id = :livc "
            "GROUP BY o.id, o.naam, o.vorige_naam ORDER BY count(*) DESC, min(l.van), o.id"
        ),
        {"livc": livc_id},
    ).all()
    gemeente = connection.execute(
        sa.text(
            "SELECT o.id, o.naam, o.vorige_naam FROM organisatie o JOIN livc ON livc.gemeente_id = o.id "
            "WHERE livc.id = :livc"
        ),
        {"livc": livc_id},
    ).all()
    taken: set[str] = set()
    for row in {row.id: row for row in (*gemeente, *rows)}.values():
        naam, number = row.naam, 2
        while _folded(naam) in taken:
            naam, number = f"{row.naam.strip()} ({number})", number + 1
        taken.add(_folded(naam))
        if naam != row.naam:
            connection.execute(
                sa.text("UPDATE organisatie SET naam = :naam, vorige_naam = :vorige WHERE id = :id"),
                {"naam": naam, "vorige": row.vorige_naam or row.naam, "id": row.id},
            )
        connection.execute(
            sa.text(
                "INSERT INTO organisatienaam (livc_id, sleutel, organisatie_id) VALUES (:livc, :naam, :id)"
            ),
            {"livc": livc_id, "naam": _folded(naam), "id": row.id},
        )


def _fit_kinds(connection: Any) -> None:
    """Bring the free words of before to the closed list; who must not sit is left for a person to end."""
    rows = connection.execute(sa.text("SELECT id, naam, soort FROM organisatie")).all()
    known = {"sociaal", "onderwijs", "gemeente", "politie", "overig"}
    for row in rows:
        soort = {"justitie": "justitiehuis"}.get(row.soort, row.soort if row.soort in known else "overig")
        if soort == "sociaal" and "ocmw" in _folded(row.naam).split():
            soort = "ocmw"
        if soort != row.soort:
            connection.execute(
                sa.text("UPDATE organisatie SET soort = :soort WHERE id = :id"),
                {"soort": soort, "id": row.id},
            )


def _folded(naam: str) -> str:
    """Fold a name as the program did on the day of this migration."""
    shown = "".join(c for c in naam if unicodedata.category(c) not in {"Cf", "Cc"} or c.isspace())
    small = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", shown).casefold())
    kept = "".join(c if c.isalnum() or unicodedata.category(c).startswith("M") else " " for c in small)
    return " ".join(kept.split())


def downgrade() -> None:
    op.drop_table("organisatienaam")
    op.drop_table("erkenning")
    op.execute(
        "UPDATE lidmaatschap SET tot = '1970-01-01' WHERE erkend_op IS NULL OR wacht_sinds IS NOT NULL"
    )
    op.drop_column("lidmaatschap", "wacht_sinds")
    op.drop_column("lidmaatschap", "erkend_op")
    op.drop_column("organisatie", "vorige_naam")
    op.execute("UPDATE organisatie SET soort = 'justitie' WHERE soort = 'justitiehuis'")
    op.execute("UPDATE organisatie SET soort = 'sociaal' WHERE soort = 'ocmw'")
