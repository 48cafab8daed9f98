"""The list of a role is read in its order, and counted, from an index: as many others as there may be."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"

OF_A_ROLE = ("livc_id", "rol")
ORDER = (*OF_A_ROLE, "streefdatum", "sinds", "id")
COUNTED = (*OF_A_ROLE, "organisatie_id", "persoon_id", "kind", "proces_id", "per")
LANE = sa.text("organisatie_id IS NULL AND persoon_id IS NULL")
DEPUTY = sa.text("plaatsvervanger IS NOT NULL")


def upgrade() -> None:
    op.create_index("ix_taak_volgorde", "taak", list(ORDER))
    _partial("ix_taak_van_rol", COUNTED, LANE)
    _partial("ix_taak_vervanger", ("livc_id", "plaatsvervanger"), DEPUTY)
    op.drop_index("ix_taak_livc_id_rol", "taak")


def downgrade() -> None:
    op.create_index("ix_taak_livc_id_rol", "taak", list(OF_A_ROLE))
    for name in ("ix_taak_vervanger", "ix_taak_van_rol", "ix_taak_volgorde"):
        op.drop_index(name, "taak")


def _partial(name: str, columns: tuple[str, ...], which: sa.TextClause) -> None:
    op.create_index(name, "taak", list(columns), postgresql_where=which, sqlite_where=which)
