"""Casussen, instances, tasks and timers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    op.create_table(
        "actie",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("casus_id", sa.String, nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("organisatie_id", sa.String, nullable=False),
        sa.Column("aard", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_actie_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_actie"),
    )
    op.create_index("ix_actie_livc_id_casus_id", "actie", ["livc_id", "casus_id"])
    op.create_table(
        "casus",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("fase", sa.String),
        sa.Column("aangemeld_op", sa.Date(), nullable=False),
        sa.Column("aanmelder_id", sa.String),
        sa.Column("kwalificatie", sa.String),
        sa.Column("laatste_bespreking", sa.Date()),
        sa.Column("vernietigen_op", sa.Date()),
        sa.Column("afgesloten_op", sa.Date()),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_casus_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_casus"),
        sa.UniqueConstraint("livc_id", "code", name="uq_casus_livc_id_code"),
    )
    op.create_index("ix_casus_livc_id_aanmelder_id", "casus", ["livc_id", "aanmelder_id"])
    op.create_table(
        "casus_teller",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("laatste", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_casus_teller_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "jaar", name="pk_casus_teller"),
    )
    op.create_table(
        "deelname",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("casus_id", sa.String, nullable=False),
        sa.Column("organisatie_id", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("sinds", MOMENT, nullable=False),
        sa.Column("uitgenodigd", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_deelname_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "casus_id", "organisatie_id", name="pk_deelname"),
    )
    op.create_index("ix_deelname_livc_id_organisatie_id", "deelname", ["livc_id", "organisatie_id"])
    op.create_table(
        "gebeurtenis",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("nummer", NUMBER, autoincrement=True, nullable=False),
        sa.Column("casus_id", sa.String, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("proces_id", sa.String, nullable=False),
        sa.Column("element_id", sa.String, nullable=False),
        sa.Column("wat", sa.String, nullable=False),
        sa.Column("soort", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_gebeurtenis_livc_id"),
        sa.PrimaryKeyConstraint("nummer", name="pk_gebeurtenis"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_gebeurtenis_livc_id_casus_id_nummer", "gebeurtenis", ["livc_id", "casus_id", "nummer"]
    )
    op.create_table(
        "instantie",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("casus_id", sa.String),
        sa.Column("slot", sa.String, nullable=False),
        sa.Column("proces_id", sa.String, nullable=False),
        sa.Column("versie_id", sa.String, nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("variables", sa.Text, nullable=False),
        sa.Column("organisatie_id", sa.String),
        sa.Column("beeindigd", sa.String),
        sa.Column("actief", sa.Text, nullable=False),
        sa.Column("wacht_op", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_instantie_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_instantie"),
    )
    op.create_index("ix_instantie_livc_id_proces_id", "instantie", ["livc_id", "proces_id"])
    op.create_index("ix_instantie_livc_id_slot", "instantie", ["livc_id", "slot"])
    op.create_table(
        "procedure_versie",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("versie_id", sa.String, nullable=False),
        sa.Column("proces_id", sa.String, nullable=False),
        sa.Column("bundle", sa.LargeBinary(), nullable=False),
        sa.Column("gepubliceerd_op", MOMENT, nullable=False),
        sa.Column("huidig", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_procedure_versie_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "versie_id", name="pk_procedure_versie"),
    )
    op.create_index("ix_procedure_versie_livc_id_proces_id", "procedure_versie", ["livc_id", "proces_id"])
    op.create_table(
        "slot",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("slot", sa.String, nullable=False),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("niet_voor", MOMENT),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_slot_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "slot", name="pk_slot"),
    )
    op.create_table(
        "taak",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("instantie_id", sa.String, nullable=False),
        sa.Column("slot", sa.String, nullable=False),
        sa.Column("casus_id", sa.String),
        sa.Column("casus_code", sa.String),
        sa.Column("proces_id", sa.String, nullable=False),
        sa.Column("element_id", sa.String, nullable=False),
        sa.Column("naam", sa.String, nullable=False),
        sa.Column("rol", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("sinds", MOMENT, nullable=False),
        sa.Column("subject", sa.String),
        sa.Column("form", sa.String),
        sa.Column("result", sa.Text, nullable=False),
        sa.Column("fase", sa.String),
        sa.Column("per", sa.String),
        sa.Column("binding", sa.String),
        sa.Column("organisatie_id", sa.String),
        sa.Column("persoon_id", sa.String),
        sa.Column("opgenomen_door", sa.String),
        sa.Column("streefdatum", MOMENT),
        sa.Column("plaatsvervanger", sa.String),
        sa.ForeignKeyConstraint(
            ["livc_id", "instantie_id"],
            ["instantie.livc_id", "instantie.id"],
            name="fk_taak_livc_id_instantie_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_taak_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_taak"),
    )
    op.create_index("ix_taak_livc_id_instantie_id", "taak", ["livc_id", "instantie_id"])
    op.create_index("ix_taak_livc_id_organisatie_id", "taak", ["livc_id", "organisatie_id"])
    op.create_index("ix_taak_livc_id_persoon_id", "taak", ["livc_id", "persoon_id"])
    op.create_index("ix_taak_livc_id_rol", "taak", ["livc_id", "rol"])
    op.create_index("ix_taak_livc_id_slot", "taak", ["livc_id", "slot"])
    op.create_table(
        "timer",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("instantie_id", sa.String, nullable=False),
        sa.Column("task_id", sa.String, nullable=False),
        sa.Column("slot", sa.String, nullable=False),
        sa.Column("element_id", sa.String, nullable=False),
        sa.Column("process_id", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("kind", sa.String),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("host_element_id", sa.String),
        sa.ForeignKeyConstraint(
            ["livc_id", "instantie_id"],
            ["instantie.livc_id", "instantie.id"],
            name="fk_timer_livc_id_instantie_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_timer_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "instantie_id", "task_id", name="pk_timer"),
    )
    op.create_index("ix_timer_livc_id_due_at", "timer", ["livc_id", "due_at"])
    op.create_index("ix_timer_livc_id_slot", "timer", ["livc_id", "slot"])


def downgrade() -> None:
    for table in (
        "timer",
        "taak",
        "slot",
        "procedure_versie",
        "instantie",
        "gebeurtenis",
        "deelname",
        "casus_teller",
        "casus",
        "actie",
    ):
        op.drop_table(table)
