"""The LIVC-Rs, persons, organisations, sessions (global); memberships and mandates (scoped)."""

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table

from app.domain.erkenning import Aanleiding, Besluit, Weg
from app.domain.meldingen import Meldingen
from app.domain.people import Rol
from app.domain.zetels import Zetel
from app.persistence.tables.base import maybe, metadata, numbered, scoped, text
from app.persistence.types import Moment, Span, Word

livc = Table(
    "livc",
    metadata,
    text("id", primary_key=True),
    text("naam"),
    text("gemeente"),
    text("gemeente_id"),
    Column("klok", Span, nullable=False),
    Column("kluizen_aan", Boolean, nullable=False),
    Column("demo", Boolean, nullable=False),
    Column("werkafspraken", Integer, nullable=False, server_default="0"),
)

instelling = Table(
    "instelling",
    metadata,
    numbered("nummer"),
    text("livc_id"),
    text("sleutel"),
    text("waarde"),
    Column("van", Date, nullable=False),
    maybe("door"),
    Index(None, "livc_id", "sleutel", "van"),
    sqlite_autoincrement=True,
)

organisatie = Table(
    "organisatie", metadata, text("id", primary_key=True), text("naam"), text("soort"), maybe("vorige_naam")
)

organisatienaam = scoped(
    "organisatienaam",
    text("sleutel"),
    Column("organisatie_id", String, ForeignKey("organisatie.id"), nullable=False),
    key=("sleutel",),
)
"""The folded names of the organisations of a LIVC-R: one name, one organisation."""

persoon = Table(
    "persoon",
    metadata,
    text("id", primary_key=True),
    text("naam"),
    maybe("email"),
    Column("email_sleutel", String, unique=True),
    maybe("wachtwoord_hash"),
    Column("actief", Boolean, nullable=False),
    Column("meldingen", Word(Meldingen), nullable=False, server_default=Meldingen.DAGELIJKS),
)

sessie = Table(
    "sessie",
    metadata,
    text("hash", primary_key=True),
    text("persoon_id", index=True),
    maybe("livc_id"),
    Column("aangemaakt", Moment, nullable=False),
    Column("laatst_gezien", Moment, nullable=False, index=True),
    Column("vers_op", Moment, nullable=False),
)

apparaat = Table(
    "apparaat",
    metadata,
    text("hash", primary_key=True),
    text("persoon_id", index=True),
    Column("sinds", Moment, nullable=False),
    Column("laatst_gezien", Moment, nullable=False, index=True),
)

account_link = Table(
    "account_link",
    metadata,
    text("hash", primary_key=True),
    text("persoon_id", index=True),
    text("soort"),
    Column("verloopt", Moment, nullable=False),
    Column("gebruikt_op", Moment),
)

hartslag = Table("hartslag", metadata, text("id", primary_key=True), Column("moment", Moment, nullable=False))
installatie = Table("installatie", metadata, text("id", primary_key=True), text("keyring_id"))
"""One row: the keyring without which nothing in this database can be read."""

ledenstand = Table(
    "ledenstand", metadata, text("id", primary_key=True), Column("versie", BigInteger, nullable=False)
)
"""One row: how often persons, organisations, memberships or mandates changed."""

poging = Table(
    "poging",
    metadata,
    numbered("nummer"),
    text("sleutel"),
    Column("moment", Moment, nullable=False),
    Index(None, "sleutel", "moment"),
    sqlite_autoincrement=True,
)

lidmaatschap = scoped(
    "lidmaatschap",
    text("id"),
    Column("persoon_id", String, ForeignKey("persoon.id"), nullable=False, index=True),
    Column("organisatie_id", String, ForeignKey("organisatie.id"), nullable=False),
    Column("rol", Word(Rol), nullable=False),
    text("functie"),
    Column("van", Date, nullable=False),
    Column("tot", Date),
    Column("erkend_op", Moment),
    Column("wacht_sinds", Moment),
    Column("verklaard_op", Date),
    maybe("verklaard_versie"),
)

erkenning = scoped(
    "erkenning",
    text("id"),
    text("lidmaatschap_id"),
    text("persoon_id"),
    text("organisatie_id"),
    Column("aanleiding", Word(Aanleiding), nullable=False),
    Column("gevraagd_op", Moment, nullable=False),
    Column("rol", Word(Rol), nullable=False),
    maybe("maker_id"),
    maybe("eerste_ja"),
    maybe("tweede_ja"),
    Column("besluit", Word(Besluit)),
    Column("weg", Word(Weg)),
    maybe("door"),
    Column("beslist_op", Moment),
    Column("doorgegeven_op", Moment),
    Index(None, "livc_id", "organisatie_id"),
)
"""Whether somebody is a colleague: each question with its answer."""

mandaat = scoped(
    "mandaat",
    text("id"),
    Column("rol", Word(Rol), nullable=False),
    text("gever_id"),
    text("nemer_id"),
    Column("van", Moment, nullable=False),
    Column("tot", Moment, nullable=False),
    Column("ingetrokken_op", Moment),
)

vaste_zetel = scoped(
    "vaste_zetel",
    text("id"),
    text("persoon_id"),
    text("organisatie_id"),
    Column("zetel", Word(Zetel), nullable=False),
    Column("van", Date, nullable=False),
    Column("tot", Date),
    text("door"),
)
"""Who was named to a standing seat at the operational table."""
