"""Encrypted items, jobs, incidents and the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    op.create_table(
        "audit_regel",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("volgnummer", NUMBER, autoincrement=True, nullable=False),
        sa.Column("keten", sa.String),
        sa.Column("ketennummer", NUMBER),
        sa.Column("soort", sa.String, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("wat", sa.String, nullable=False),
        sa.Column("grond", sa.String, nullable=False),
        sa.Column("persoon_id", sa.String),
        sa.Column("organisatie_id", sa.String),
        sa.Column("casus_id", sa.String),
        sa.Column("items", sa.Text, nullable=False),
        sa.Column("zout", sa.String),
        sa.Column("verbintenis", sa.String, nullable=False),
        sa.Column("kop", sa.String),
        sa.Column("zegelnummer", NUMBER),
        sa.Column("zegel", sa.String),
        sa.Column("verzegeld_op", MOMENT),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_audit_regel_livc_id"),
        sa.PrimaryKeyConstraint("volgnummer", name="pk_audit_regel"),
        sa.UniqueConstraint(
            "livc_id", "keten", "ketennummer", name="uq_audit_regel_livc_id_keten_ketennummer"
        ),
        sa.UniqueConstraint("livc_id", "verbintenis", name="uq_audit_regel_livc_id_verbintenis"),
        sa.UniqueConstraint("livc_id", "zegelnummer", name="uq_audit_regel_livc_id_zegelnummer"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_regel_livc_id_casus_id", "audit_regel", ["livc_id", "casus_id"])
    op.create_index("ix_audit_regel_livc_id_organisatie_id", "audit_regel", ["livc_id", "organisatie_id"])
    op.create_index("ix_audit_regel_livc_id_volgnummer", "audit_regel", ["livc_id", "volgnummer"])
    op.create_table(
        "certificaat",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("soort", sa.String, nullable=False),
        sa.Column("sleutels", sa.Integer(), nullable=False),
        sa.Column("rijen", sa.Integer(), nullable=False),
        sa.Column("grond", sa.String, nullable=False),
        sa.Column("onherstelbaar_vanaf", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_certificaat_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_certificaat"),
    )
    op.create_table(
        "incident",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("slot", sa.String, nullable=False),
        sa.Column("soort", sa.String, nullable=False),
        sa.Column("wat", sa.String, nullable=False),
        sa.Column("sinds", MOMENT, nullable=False),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("opgelost_op", MOMENT),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_incident_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_incident"),
    )
    op.create_index("ix_incident_livc_id_slot", "incident", ["livc_id", "slot"])
    op.create_table(
        "item",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("zone", sa.String, nullable=False),
        sa.Column("eigenaar_id", sa.String, nullable=False),
        sa.Column("key_id", sa.String, nullable=False),
        sa.Column("soort", sa.String, nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("aangemaakt", MOMENT, nullable=False),
        sa.Column("casus_id", sa.String),
        sa.Column("instantie_id", sa.String),
        sa.Column("punt_id", sa.String),
        sa.Column("task_id", sa.String),
        sa.Column("auteur_id", sa.String),
        sa.Column("rechten", sa.Text, nullable=False),
        sa.Column("ingetrokken", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_item_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_item"),
    )
    op.create_index("ix_item_livc_id_casus_id_zone", "item", ["livc_id", "casus_id", "zone"])
    op.create_index("ix_item_livc_id_eigenaar_id", "item", ["livc_id", "eigenaar_id"])
    op.create_index("ix_item_livc_id_instantie_id", "item", ["livc_id", "instantie_id"])
    op.create_index("ix_item_livc_id_key_id", "item", ["livc_id", "key_id"])
    op.create_index("ix_item_livc_id_punt_id", "item", ["livc_id", "punt_id"])
    op.create_index("ix_item_livc_id_task_id", "item", ["livc_id", "task_id"])
    op.create_table(
        "opdracht",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("nummer", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("slot", sa.String, nullable=False),
        sa.Column("soort", sa.String, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("vanaf", MOMENT, nullable=False),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("dedupe", sa.String),
        sa.Column("geparkeerd", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_opdracht_livc_id"),
        sa.PrimaryKeyConstraint("nummer", name="pk_opdracht"),
        sa.UniqueConstraint("livc_id", "dedupe", name="uq_opdracht_livc_id_dedupe"),
        sa.UniqueConstraint("livc_id", "id", name="uq_opdracht_livc_id_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_opdracht_livc_id_geparkeerd_vanaf", "opdracht", ["livc_id", "geparkeerd", "vanaf"])
    op.create_index("ix_opdracht_livc_id_slot", "opdracht", ["livc_id", "slot"])
    op.create_table(
        "sleutel",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("key_id", sa.String, nullable=False),
        sa.Column("zone", sa.String, nullable=False),
        sa.Column("eigenaar_id", sa.String, nullable=False),
        sa.Column("scope", sa.String, nullable=False),
        sa.Column("casus_id", sa.String),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_sleutel_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "key_id", name="pk_sleutel"),
        sa.UniqueConstraint(
            "livc_id", "zone", "eigenaar_id", "scope", name="uq_sleutel_livc_id_zone_eigenaar_id_scope"
        ),
    )
    op.create_index("ix_sleutel_livc_id_casus_id", "sleutel", ["livc_id", "casus_id"])
    op.create_index("ix_sleutel_livc_id_scope", "sleutel", ["livc_id", "scope"])
    op.create_table(
        "audit_item",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("verbintenis", sa.String, nullable=False),
        sa.Column("item_id", sa.String, nullable=False),
        sa.ForeignKeyConstraint(
            ["livc_id", "verbintenis"],
            ["audit_regel.livc_id", "audit_regel.verbintenis"],
            name="fk_audit_item_livc_id_verbintenis",
        ),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_audit_item_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "verbintenis", "item_id", name="pk_audit_item"),
    )
    op.create_index("ix_audit_item_livc_id_item_id", "audit_item", ["livc_id", "item_id"])


def downgrade() -> None:
    for table in ("audit_item", "sleutel", "opdracht", "item", "incident", "certificaat", "audit_regel"):
        op.drop_table(table)
