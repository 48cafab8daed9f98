"""Casussen, their instances, tasks and timers (scoped)."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    UniqueConstraint,
    and_,
    false,
)

from app.domain.casus import CasusStatus, DeelnameStatus
from app.persistence.tables.base import maybe, numbered, scoped, text
from app.persistence.types import Moment, Row, Values, Word, Words

procedure_versie = scoped(
    "procedure_versie",
    text("versie_id"),
    text("proces_id"),
    Column("bundle", LargeBinary, nullable=False),
    Column("gepubliceerd_op", Moment, nullable=False),
    Column("formulieren", LargeBinary),
    Index(None, "livc_id", "proces_id"),
    key=("versie_id",),
)
"""`formulieren` is empty for a version that carries its forms; one from before was given them once, as a ZIP."""

release = scoped(
    "release",
    text("release_id"),
    Column("gepubliceerd_op", Moment, nullable=False),
    Column("huidig", Boolean, nullable=False),
    key=("release_id",),
)
"""What was ever in force, and which is now."""

release_versie = scoped(
    "release_versie",
    text("release_id"),
    text("proces_id"),
    text("versie_id"),
    key=("release_id", "proces_id"),
)

formulier = scoped(
    "formulier",
    text("hash"),
    Column("inhoud", LargeBinary, nullable=False),
    key=("hash",),
)
"""Every form that was ever in force, by its content."""

slot = scoped(
    "slot",
    text("slot"),
    Column("pogingen", Integer, nullable=False),
    Column("niet_voor", Moment),
    key=("slot",),
)

casus = scoped(
    "casus",
    text("id"),
    text("code"),
    Column("status", Word(CasusStatus), nullable=False),
    maybe("fase"),
    Column("aangemeld_op", Date, nullable=False),
    maybe("aanmelder_id"),
    maybe("kwalificatie"),
    Column("laatste_bespreking", Date),
    Column("vernietigen_op", Date),
    Column("afgesloten_op", Date),
    Column("vervroegd_op", Date),
    UniqueConstraint("livc_id", "code"),
    Index(None, "livc_id", "aanmelder_id"),
)

casus_teller = scoped(
    "casus_teller",
    Column("jaar", Integer, nullable=False),
    Column("laatste", Integer, nullable=False),
    key=("jaar",),
)

casus_nummer = scoped(
    "casus_nummer",
    Column("jaar", Integer, nullable=False),
    Column("nummer", Integer, nullable=False),
    key=("jaar", "nummer"),
)

deelname = scoped(
    "deelname",
    text("casus_id"),
    text("organisatie_id"),
    Column("status", Word(DeelnameStatus), nullable=False),
    Column("sinds", Moment, nullable=False),
    Column("uitgenodigd", Boolean, nullable=False),
    Index(None, "livc_id", "organisatie_id"),
    key=("casus_id", "organisatie_id"),
)

bevraging = scoped(
    "bevraging",
    text("casus_id"),
    text("organisatie_id"),
    key=("casus_id", "organisatie_id"),
)

verlenging = scoped(
    "verlenging",
    text("casus_id"),
    text("organisatie_id"),
    Column("tot", Date, nullable=False),
    key=("casus_id", "organisatie_id"),
)

actie = scoped(
    "actie",
    text("id"),
    text("casus_id"),
    Column("nummer", Integer, nullable=False),
    text("organisatie_id"),
    text("aard"),
    text("status"),
    Index(None, "livc_id", "casus_id"),
)

gebeurtenis = scoped(
    "gebeurtenis",
    numbered("nummer"),
    text("casus_id"),
    Column("moment", Moment, nullable=False),
    text("proces_id"),
    text("element_id"),
    text("wat"),
    text("soort"),
    text("toestand", server_default="voltooid"),
    Column("pijlen", Row, nullable=False, server_default="[]"),
    maybe("door"),
    Index(None, "livc_id", "casus_id", "nummer"),
    key=(),
)

instantie = scoped(
    "instantie",
    text("id"),
    maybe("casus_id"),
    text("slot"),
    text("proces_id"),
    text("versie_id"),
    Column("state", LargeBinary, nullable=False),
    Column("variables", Values, nullable=False),
    maybe("organisatie_id"),
    maybe("beeindigd"),
    Column("actief", Row, nullable=False),
    Column("wacht_op", Words, nullable=False),
    Column("verhuisd", Boolean, nullable=False, server_default=false()),
    Index(None, "livc_id", "slot", "id"),
    Index(None, "livc_id", "proces_id", "id"),
)

taak = scoped(
    "taak",
    text("id"),
    text("instantie_id"),
    text("slot"),
    maybe("casus_id"),
    maybe("casus_code"),
    text("proces_id"),
    text("element_id"),
    text("naam"),
    text("rol"),
    text("kind"),
    Column("sinds", Moment, nullable=False),
    maybe("subject"),
    maybe("form"),
    Column("result", Row, nullable=False),
    maybe("fase"),
    maybe("per"),
    maybe("binding"),
    maybe("organisatie_id"),
    maybe("persoon_id"),
    maybe("opgenomen_door"),
    Column("streefdatum", Moment),
    maybe("plaatsvervanger"),
    maybe("vraag"),
    ForeignKeyConstraint(
        ["livc_id", "instantie_id"], ["instantie.livc_id", "instantie.id"], ondelete="CASCADE"
    ),
    Index(None, "livc_id", "instantie_id"),
    Index(None, "livc_id", "slot"),
    Index("ix_taak_volgorde", "livc_id", "rol", "streefdatum", "sinds", "id"),
    Index(None, "livc_id", "organisatie_id"),
    Index(None, "livc_id", "persoon_id"),
)

_LANE = and_(taak.c.organisatie_id.is_(None), taak.c.persoon_id.is_(None))
_DEPUTY = taak.c.plaatsvervanger.is_not(None)
for _name, _of, _which in (
    ("ix_taak_van_rol", ("rol", "organisatie_id", "persoon_id", "kind", "proces_id", "per"), _LANE),
    ("ix_taak_vervanger", ("plaatsvervanger",), _DEPUTY),
):
    _columns = [taak.c[each] for each in ("livc_id", *_of)]
    Index(_name, *_columns, postgresql_where=_which, sqlite_where=_which)
"""From which the tasks of a lane are counted, and those with a deputy are found."""

timer = scoped(
    "timer",
    text("instantie_id"),
    text("task_id"),
    text("slot"),
    text("element_id"),
    text("process_id"),
    text("name"),
    maybe("kind"),
    Column("due_at", Moment, nullable=False),
    maybe("host_element_id"),
    maybe("gevolg"),
    Column("niet_voor", Moment),
    ForeignKeyConstraint(
        ["livc_id", "instantie_id"], ["instantie.livc_id", "instantie.id"], ondelete="CASCADE"
    ),
    Index(None, "livc_id", "due_at"),
    Index(None, "livc_id", "slot", "due_at", "task_id"),
    key=("instantie_id", "task_id"),
)

for _name, _first, _which in (
    ("ix_timer_fris", timer.c.due_at, timer.c.niet_voor.is_(None)),
    ("ix_timer_rust", timer.c.niet_voor, timer.c.niet_voor.is_not(None)),
):
    Index(_name, timer.c.livc_id, _first, timer.c.slot, postgresql_where=_which, sqlite_where=_which)
"""What a worker claims from: timers in their order, and apart from them those of a slot that backs off."""
