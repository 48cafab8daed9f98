"""The strategic table: its meetings, what it asks others, and who sits there. No column of it names a casus."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
TABLES = ("strategisch_overleg", "instructie", "strategische_zetel")


def upgrade() -> None:
    op.create_table(
        "strategisch_overleg",
        *_scope("strategisch_overleg"),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("moment", MOMENT, nullable=True),
        sa.Column("stand", sa.String, nullable=False),
        sa.Column("gehouden_op", sa.Date, nullable=True),
    )
    op.create_table(
        "instructie",
        *_scope("instructie"),
        *_words("id", "overleg_id", "task_id"),
        sa.Column("nr", sa.Integer, nullable=False),
        *_words("onderwerp", "organisatie_id"),
        sa.Column("aan_tafel", sa.Boolean, nullable=False),
        sa.Column("tegen", sa.Date, nullable=False),
        *_words("opvolging"),
        sa.Column("gesloten_op", sa.Date, nullable=True),
        sa.Column("gesloten_in", sa.String, nullable=True),
    )
    op.create_index("ix_instructie_livc_id_overleg_id", "instructie", ["livc_id", "overleg_id"])
    op.create_table(
        "strategische_zetel",
        *_scope("strategische_zetel"),
        *_words("id", "plaats"),
        sa.Column("persoon_id", sa.String, nullable=True),
        sa.Column("organisatie_id", sa.String, nullable=True),
        sa.Column("van", sa.Date, nullable=False),
        sa.Column("tot", sa.Date, nullable=True),
        *_words("door"),
        sa.Column("procureur_op", sa.Date, nullable=True),
    )
    if op.get_bind().dialect.name == "postgresql":
        for table in TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(
                f"CREATE POLICY livc ON {table} USING (livc_id = current_setting('casuspad.livc', true))"
            )


def _scope(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("livc_id", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name=f"fk_{table}_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name=f"pk_{table}"),
    ]


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names]


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
