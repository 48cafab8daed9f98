"""LIVC-Rs, people and sessions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    op.create_table(
        "account_link",
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("persoon_id", sa.String, nullable=False),
        sa.Column("soort", sa.String, nullable=False),
        sa.Column("verloopt", MOMENT, nullable=False),
        sa.Column("gebruikt_op", MOMENT),
        sa.PrimaryKeyConstraint("hash", name="pk_account_link"),
    )
    op.create_index("ix_account_link_persoon_id", "account_link", ["persoon_id"])
    op.create_table(
        "instelling",
        sa.Column("nummer", NUMBER, autoincrement=True, nullable=False),
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("sleutel", sa.String, nullable=False),
        sa.Column("waarde", sa.String, nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("door", sa.String),
        sa.PrimaryKeyConstraint("nummer", name="pk_instelling"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_instelling_livc_id_sleutel_van", "instelling", ["livc_id", "sleutel", "van"])
    op.create_table(
        "livc",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("naam", sa.String, nullable=False),
        sa.Column("gemeente", sa.String, nullable=False),
        sa.Column("gemeente_id", sa.String, nullable=False),
        sa.Column("klok", sa.BigInteger(), nullable=False),
        sa.Column("kluizen_aan", sa.Boolean(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_livc"),
    )
    op.create_table(
        "organisatie",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("naam", sa.String, nullable=False),
        sa.Column("soort", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisatie"),
    )
    op.create_table(
        "persoon",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("naam", sa.String, nullable=False),
        sa.Column("email", sa.String),
        sa.Column("email_sleutel", sa.String),
        sa.Column("wachtwoord_hash", sa.String),
        sa.Column("actief", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_persoon"),
        sa.UniqueConstraint("email_sleutel", name="uq_persoon_email_sleutel"),
    )
    op.create_table(
        "poging",
        sa.Column("nummer", NUMBER, autoincrement=True, nullable=False),
        sa.Column("sleutel", sa.String, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("nummer", name="pk_poging"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_poging_sleutel_moment", "poging", ["sleutel", "moment"])
    op.create_table(
        "sessie",
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("persoon_id", sa.String, nullable=False),
        sa.Column("livc_id", sa.String),
        sa.Column("aangemaakt", MOMENT, nullable=False),
        sa.Column("laatst_gezien", MOMENT, nullable=False),
        sa.Column("vers_op", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_sessie"),
    )
    op.create_index("ix_sessie_laatst_gezien", "sessie", ["laatst_gezien"])
    op.create_index("ix_sessie_persoon_id", "sessie", ["persoon_id"])
    op.create_table(
        "lidmaatschap",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("persoon_id", sa.String, nullable=False),
        sa.Column("organisatie_id", sa.String, nullable=False),
        sa.Column("rol", sa.String, nullable=False),
        sa.Column("functie", sa.String, nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date()),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_lidmaatschap_livc_id"),
        sa.ForeignKeyConstraint(
            ["organisatie_id"], ["organisatie.id"], name="fk_lidmaatschap_organisatie_id"
        ),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name="fk_lidmaatschap_persoon_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_lidmaatschap"),
    )
    op.create_index("ix_lidmaatschap_persoon_id", "lidmaatschap", ["persoon_id"])
    op.create_table(
        "mandaat",
        sa.Column("livc_id", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("rol", sa.String, nullable=False),
        sa.Column("gever_id", sa.String, nullable=False),
        sa.Column("nemer_id", sa.String, nullable=False),
        sa.Column("van", MOMENT, nullable=False),
        sa.Column("tot", MOMENT, nullable=False),
        sa.Column("ingetrokken_op", MOMENT),
        sa.ForeignKeyConstraint(["livc_id"], ["livc.id"], name="fk_mandaat_livc_id"),
        sa.PrimaryKeyConstraint("livc_id", "id", name="pk_mandaat"),
    )


def downgrade() -> None:
    for table in (
        "mandaat",
        "lidmaatschap",
        "sessie",
        "poging",
        "persoon",
        "organisatie",
        "livc",
        "instelling",
        "account_link",
    ):
        op.drop_table(table)
