"""Meetings, points and votes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    op.create_table(
        "agendapunt",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("overleg_id", sa.String),
        sa.Column("casus_id", sa.String),
        sa.Column("soort", sa.String, nullable=False),
        sa.Column("titel", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("geopend_op", MOMENT),
        sa.Column("gesloten_op", MOMENT),
        sa.Column("sluit_op", MOMENT),
        sa.Column("kern_reden", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_agendapunt_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_agendapunt"),
    )
    op.create_index("ix_agendapunt_livc_id_casus_id", "agendapunt", ["livc_id", "casus_id"])
    op.create_index("ix_agendapunt_livc_id_overleg_id", "agendapunt", ["livc_id", "overleg_id"])
    op.create_index("ix_agendapunt_livc_id_status", "agendapunt", ["livc_id", "status"])
    op.create_table(
        "bevestiging",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("persoon_id", sa.String),
        sa.Column("rol", sa.String),
        sa.Column("casus_id", sa.String),
        sa.Column("soort", sa.String, nullable=False),
        sa.Column("wat", sa.String, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("antwoord", sa.String),
        sa.Column("stem_id", sa.String),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_bevestiging_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_bevestiging"),
    )
    op.create_index("ix_bevestiging_livc_id_casus_id", "bevestiging", ["livc_id", "casus_id"])
    op.create_index("ix_bevestiging_livc_id_persoon_id", "bevestiging", ["livc_id", "persoon_id"])
    op.create_table(
        "overleg",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("moment", MOMENT),
        sa.Column("status", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_overleg_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_overleg"),
    )
    op.create_table(
        "stem",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("casus_id", sa.String, nullable=False),
        sa.Column("task_id", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("ronde", sa.Integer(), nullable=False),
        sa.Column("persoon_id", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("antwoord", sa.String, nullable=False),
        sa.Column("genoteerd_door", sa.String),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("bevestigd", sa.Boolean()),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_stem_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_stem"),
        sa.UniqueConstraint(
            "livc_id", "task_id", "ronde", "persoon_id", name="uq_stem_livc_id_task_id_ronde_persoon_id"
        ),
    )
    op.create_index("ix_stem_livc_id_casus_id", "stem", ["livc_id", "casus_id"])
    op.create_table(
        "aanwezige",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("punt_id", sa.String, nullable=False),
        sa.Column("persoon_id", sa.String, nullable=False),
        sa.Column("organisatie_id", sa.String, nullable=False),
        sa.Column("rollen", sa.Text, nullable=False),
        sa.Column("van", MOMENT, nullable=False),
        sa.Column("tot", MOMENT),
        sa.ForeignKeyConstraint(
            ["livc_id", "punt_id"],
            ["agendapunt.livc_id", "agendapunt.id"],
            name="fk_aanwezige_livc_id_punt_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_aanwezige_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "punt_id", "persoon_id", name="pk_aanwezige"),
    )
    op.create_index("ix_aanwezige_livc_id_persoon_id", "aanwezige", ["livc_id", "persoon_id"])


def downgrade() -> None:
    for table in ("aanwezige", "stem", "overleg", "bevestiging", "agendapunt"):
        op.drop_table(table)
