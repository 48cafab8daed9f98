"""Drafts of the procedures, step by step (scoped). A content is kept once, however many steps lead to it."""

from sqlalchemy import Column, Integer, LargeBinary, Text

from app.domain.ontwerp import OntwerpStatus, StapSoort
from app.persistence.tables.base import scoped, text
from app.persistence.types import Moment, Row, Word

ontwerp = scoped(
    "ontwerp",
    text("id"),
    text("reden"),
    text("eigenaar_id"),
    Column("eigenaar_sinds", Moment, nullable=False),
    Column("status", Word(OntwerpStatus), nullable=False),
    text("basis"),
    Column("begonnen_op", Moment, nullable=False),
    Column("revisie", Integer, nullable=False),
    Column("gewijzigd_op", Moment, nullable=False),
)

ontwerp_stap = scoped(
    "ontwerp_stap",
    text("ontwerp_id"),
    Column("revisie", Integer, nullable=False),
    Column("soort", Word(StapSoort), nullable=False),
    Column("wat", Text, nullable=False),
    text("door"),
    Column("moment", Moment, nullable=False),
    Column("bestanden", Row, nullable=False),
    Column("van", Integer),
    key=("ontwerp_id", "revisie"),
)

ontwerp_inhoud = scoped(
    "ontwerp_inhoud",
    text("hash"),
    Column("inhoud", LargeBinary, nullable=False),
    key=("hash",),
)
"""What was ever in a file of a draft, by its hash; packed."""
