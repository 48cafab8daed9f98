"""The strategic table (scoped). No column of it can name a casus, and no test lets one in (INV-17)."""

from sqlalchemy import Boolean, Column, Date, Index, Integer

from app.domain.strategie import Opvolging, Stadium, TafelPlaats
from app.persistence.tables.base import maybe, scoped, text
from app.persistence.types import Moment, Word

strategisch_overleg = scoped(
    "strategisch_overleg",
    text("id"),
    Column("moment", Moment),
    Column("stand", Word(Stadium), nullable=False),
    Column("gehouden_op", Date),
)

instructie = scoped(
    "instructie",
    text("id"),
    text("overleg_id"),
    text("task_id"),
    Column("nr", Integer, nullable=False),
    text("onderwerp"),
    text("organisatie_id"),
    Column("aan_tafel", Boolean, nullable=False),
    Column("tegen", Date, nullable=False),
    Column("opvolging", Word(Opvolging), nullable=False),
    Column("gesloten_op", Date),
    maybe("gesloten_in"),
    Index(None, "livc_id", "overleg_id"),
)

strategische_zetel = scoped(
    "strategische_zetel",
    text("id"),
    Column("plaats", Word(TafelPlaats), nullable=False),
    maybe("persoon_id"),
    maybe("organisatie_id"),
    Column("van", Date, nullable=False),
    Column("tot", Date),
    text("door"),
    Column("procureur_op", Date),
)
