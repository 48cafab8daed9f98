"""A copy in an own file says what it is a copy of, and an own item at which points it lay on the table.

What was copied before stays: nobody knows any more who needed what. Copies of what an organisation shared are
linked to it, so that taking it back takes them along; the points follow from the moment at which it was shared.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
READ = ("item", "agendapunt")

_LINK = """
    UPDATE item SET bron_id = (
        SELECT min(own.id) FROM item AS own
        WHERE own.livc_id = item.livc_id AND own.casus_id = item.casus_id AND own.task_id = item.task_id
        AND own.soort = 'F08' AND own.zone = 'vault' AND own.punt_id IS NULL
    )
    WHERE zone = 'vault' AND soort = 'F08' AND punt_id IS NOT NULL AND task_id IS NOT NULL
"""
_SHOWN = """
    INSERT INTO getoond (livc_id, item_id, punt_id, casus_id, van, tot)
    SELECT item.livc_id, item.id, agendapunt.id, item.casus_id, item.aangemaakt, NULL
    FROM item JOIN agendapunt ON agendapunt.livc_id = item.livc_id AND agendapunt.casus_id = item.casus_id
    WHERE item.zone = 'vault' AND item.soort = 'F08' AND item.punt_id IS NULL
    AND agendapunt.geopend_op <= item.aangemaakt
    AND (agendapunt.gesloten_op IS NULL OR agendapunt.gesloten_op >= item.aangemaakt)
"""


def upgrade() -> None:
    op.add_column("item", sa.Column("bron_id", sa.String, nullable=True))
    op.create_index("ix_item_livc_id_bron_id", "item", ["livc_id", "bron_id"])
    op.create_table(
        "getoond",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("item_id", sa.String, nullable=False),
        sa.Column("punt_id", sa.String, nullable=False),
        sa.Column("casus_id", sa.String, nullable=False),
        sa.Column("van", MOMENT, nullable=False),
        sa.Column("tot", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_getoond_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "item_id", "punt_id", name="pk_getoond"),
    )
    op.create_index("ix_getoond_livc_id_casus_id", "getoond", ["livc_id", "casus_id"])
    _force(on=False)
    op.execute(_LINK)
    op.execute(_SHOWN)
    _force(on=True)
    if _is_postgresql():
        op.execute("ALTER TABLE getoond ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE getoond FORCE ROW LEVEL SECURITY")
        op.execute("CREATE POLICY livc ON getoond USING (livc_id = current_setting('casuspad.livc', true))")


def downgrade() -> None:
    op.drop_table("getoond")
    op.drop_index("ix_item_livc_id_bron_id", "item")
    op.drop_column("item", "bron_id")


def _is_postgresql() -> bool:
    return bool(op.get_bind().dialect.name == "postgresql")


def _force(*, on: bool) -> None:
    """Let the owner of the tables read them all while rows are filled in."""
    for table in READ if _is_postgresql() else ():
        op.execute(f"ALTER TABLE {table} {'' if on else 'NO '}FORCE ROW LEVEL SECURITY")
