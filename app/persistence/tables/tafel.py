"""Meetings, agenda points, attendance, votes and confirmations (scoped)."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    UniqueConstraint,
    false,
)

from app.domain.overleg import PuntStatus
from app.persistence.tables.base import maybe, scoped, text
from app.persistence.types import Moment, Word, Words

overleg = scoped("overleg", text("id"), Column("moment", Moment), text("status"), Column("geopend_op", Date))

agendapunt = scoped(
    "agendapunt",
    text("id"),
    maybe("overleg_id"),
    maybe("casus_id"),
    text("soort"),
    text("titel"),
    Column("status", Word(PuntStatus), nullable=False),
    Column("volgorde", Integer, nullable=False),
    Column("geopend_op", Moment),
    Column("gesloten_op", Moment),
    Column("sluit_op", Moment),
    maybe("kaart_deel"),
    Column("kaart_van", Date),
    maybe("kaart_door"),
    Column("dringend", Boolean, nullable=False, server_default=false()),
    Column("caseteam", Boolean, nullable=False, server_default=false()),
    Index(None, "livc_id", "overleg_id"),
    Index(None, "livc_id", "casus_id"),
    Index(None, "livc_id", "status"),
)

caseteam = scoped(
    "caseteam",
    text("casus_id"),
    text("persoon_id"),
    text("organisatie_id"),
    Column("van", Date, nullable=False),
    Column("tot", Date),
    key=("casus_id", "persoon_id", "van"),
)

aanwezige = scoped(
    "aanwezige",
    text("punt_id"),
    text("persoon_id"),
    text("organisatie_id"),
    Column("rollen", Words, nullable=False),
    Column("van", Moment, nullable=False),
    Column("tot", Moment),
    ForeignKeyConstraint(["livc_id", "punt_id"], ["agendapunt.livc_id", "agendapunt.id"], ondelete="CASCADE"),
    Index(None, "livc_id", "persoon_id"),
    key=("punt_id", "persoon_id"),
)

stem = scoped(
    "stem",
    text("id"),
    text("casus_id"),
    text("task_id"),
    text("subject"),
    Column("ronde", Integer, nullable=False),
    text("persoon_id"),
    text("hash"),
    text("antwoord"),
    maybe("genoteerd_door"),
    Column("moment", Moment, nullable=False),
    Column("bevestigd", Boolean),
    UniqueConstraint("livc_id", "task_id", "ronde", "persoon_id"),
    Index(None, "livc_id", "casus_id"),
)

bevestiging = scoped(
    "bevestiging",
    text("id"),
    maybe("persoon_id"),
    maybe("rol"),
    maybe("casus_id"),
    text("soort"),
    text("wat"),
    Column("moment", Moment, nullable=False),
    maybe("antwoord"),
    maybe("stem_id"),
    Index(None, "livc_id", "persoon_id"),
    Index(None, "livc_id", "casus_id"),
)

consensusbewijs = scoped(
    "consensusbewijs",
    text("id"),
    text("casus_id"),
    text("task_id"),
    text("punt_id"),
    text("subject"),
    Column("ronde", Integer, nullable=False),
    text("hash"),
    text("uitkomst"),
    Column("deelnemers", Words, nullable=False),
    Column("moment", Moment, nullable=False),
    Column("gehaald_op", Moment),
    Column("verzonden_op", Moment),
    maybe("geadresseerde"),
    Index(None, "livc_id", "casus_id"),
)

inlichting = scoped(
    "inlichting",
    text("casus_id"),
    text("instantie_id"),
    text("verteller"),
    Column("gevraagd", Words, nullable=False),
    Column("bezwaar", Boolean, nullable=False),
    Column("akkoord_op", Moment),
    key=("casus_id",),
)

fichebron = scoped(
    "fichebron",
    text("fiche_id"),
    text("item_id"),
    text("casus_id"),
    Index(None, "livc_id", "casus_id"),
    key=("fiche_id", "item_id"),
)
