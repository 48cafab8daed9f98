"""Encrypted items and their keys, jobs, incidents, certificates and the audit trail (scoped)."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy import text as sql_text

from app.persistence.tables.base import Number, maybe, numbered, scoped, text
from app.persistence.types import Moment, Row, Values, Words
from app.services.ports.audit import VERVALLEN

_DROPPED = sql_text(f"wat = '{VERVALLEN}'")

item = scoped(
    "item",
    text("id"),
    text("zone"),
    text("eigenaar_id"),
    text("key_id"),
    text("soort"),
    Column("versie", Integer, nullable=False),
    Column("inhoud", LargeBinary, nullable=False),
    Column("aangemaakt", Moment, nullable=False),
    maybe("casus_id"),
    maybe("instantie_id"),
    maybe("punt_id"),
    maybe("task_id"),
    maybe("auteur_id"),
    Column("rechten", Words, nullable=False),
    Column("ingetrokken", Boolean, nullable=False),
    maybe("bron_id"),
    Column("kind", String, nullable=False, server_default=""),
    maybe("formulier"),
    Index(None, "livc_id", "casus_id", "zone"),
    Index(None, "livc_id", "instantie_id"),
    Index(None, "livc_id", "punt_id"),
    Index(None, "livc_id", "task_id"),
    Index(None, "livc_id", "eigenaar_id"),
    Index(None, "livc_id", "key_id"),
    Index(None, "livc_id", "bron_id"),
    Index(None, "livc_id", "auteur_id"),
)

getoond = scoped(
    "getoond",
    text("item_id"),
    text("punt_id"),
    text("casus_id"),
    Column("van", Moment, nullable=False),
    Column("tot", Moment),
    Index(None, "livc_id", "casus_id"),
    key=("item_id", "punt_id"),
)

sleutel = scoped(
    "sleutel",
    text("key_id"),
    text("zone"),
    text("eigenaar_id"),
    text("scope"),
    Column("gemaakt_op", Date, nullable=False, server_default="1970-01-01"),
    maybe("casus_id"),
    UniqueConstraint("livc_id", "zone", "eigenaar_id", "scope"),
    Index(None, "livc_id", "casus_id", "key_id"),
    Index(None, "livc_id", "scope", "key_id"),
    key=("key_id",),
)

sleutel_casus = scoped(
    "sleutel_casus",
    text("key_id"),
    text("casus_id"),
    Index(None, "livc_id", "casus_id"),
    key=("key_id", "casus_id"),
)
"""Casussen that a key may speak of and that it is not for."""

inventaris = scoped(
    "inventaris",
    Column("dag", Date, nullable=False),
    Column("sleutels", Integer, nullable=False),
    Column("over", Integer, nullable=False),
    Column("wezen", Words, nullable=False),
    key=("dag",),
)
"""What each night found."""

opdracht = scoped(
    "opdracht",
    numbered("nummer"),
    text("id"),
    text("slot"),
    text("soort"),
    Column("payload", Values, nullable=False),
    Column("vanaf", Moment, nullable=False),
    Column("pogingen", Integer, nullable=False),
    maybe("dedupe"),
    Column("geparkeerd", Boolean, nullable=False),
    UniqueConstraint("livc_id", "id"),
    UniqueConstraint("livc_id", "dedupe"),
    Index(None, "livc_id", "geparkeerd", "vanaf"),
    Index(None, "livc_id", "slot"),
    key=(),
)

incident = scoped(
    "incident",
    text("id"),
    text("slot"),
    text("soort"),
    text("wat"),
    Column("sinds", Moment, nullable=False),
    Column("pogingen", Integer, nullable=False),
    Column("opgelost_op", Moment),
    Index(None, "livc_id", "slot"),
)

certificaat = scoped(
    "certificaat",
    text("id"),
    Column("datum", Date, nullable=False),
    text("soort"),
    Column("sleutels", Integer, nullable=False),
    Column("rijen", Integer, nullable=False),
    text("grond"),
    Column("onherstelbaar_vanaf", Date, nullable=False),
    maybe("versie_id"),
)

audit_regel = scoped(
    "audit_regel",
    numbered("volgnummer"),
    maybe("keten"),
    Column("ketennummer", Number),
    text("soort"),
    Column("moment", Moment, nullable=False),
    text("wat"),
    text("grond"),
    maybe("persoon_id"),
    maybe("organisatie_id"),
    maybe("casus_id"),
    Column("items", Row, nullable=False),
    maybe("zout"),
    text("verbintenis"),
    maybe("kop"),
    Column("zegelnummer", Number),
    maybe("zegel"),
    Column("verzegeld_op", Moment),
    maybe("inkorting"),
    maybe("inkorting_zegel"),
    UniqueConstraint("livc_id", "keten", "ketennummer"),
    UniqueConstraint("livc_id", "zegelnummer"),
    UniqueConstraint("livc_id", "verbintenis"),
    Index(None, "livc_id", "volgnummer"),
    Index(None, "livc_id", "organisatie_id"),
    Index(None, "livc_id", "casus_id"),
    key=(),
)

"""`inkorting` is the certificate of the destruction that emptied a row; "" for one of before that was kept."""

log_nazicht = scoped(
    "log_nazicht",
    Column("dag", Date, nullable=False),
    Column("tot", Number, nullable=False),
    Column("breuken", Row, nullable=False),
    key=("dag",),
)
"""What each night found when the log was looked over."""

Index(
    "ix_audit_vervallen",
    audit_regel.c.livc_id,
    audit_regel.c.moment,
    postgresql_where=_DROPPED,
    sqlite_where=_DROPPED,
)

audit_item = scoped(
    "audit_item",
    text("verbintenis"),
    text("item_id"),
    ForeignKeyConstraint(["livc_id", "verbintenis"], ["audit_regel.livc_id", "audit_regel.verbintenis"]),
    Index(None, "livc_id", "item_id"),
    key=("verbintenis", "item_id"),
)
