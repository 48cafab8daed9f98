"""Drafts that were asked to come in force, and the choices for the casussen that run (scoped)."""

from sqlalchemy import Column, Integer, Text

from app.domain.publicatie import PublicatieStatus
from app.persistence.tables.base import scoped, text
from app.persistence.types import Moment, Row, Word

publicatie = scoped(
    "publicatie",
    text("ontwerp_id"),
    Column("nummer", Integer, nullable=False),
    Column("revisie", Integer, nullable=False),
    Column("status", Word(PublicatieStatus), nullable=False),
    text("gevraagd_door"),
    Column("gevraagd_op", Moment, nullable=False),
    Column("redenen", Row, nullable=False),
    Column("beslist_door", Text),
    Column("beslist_op", Moment),
    Column("reden", Text, nullable=False),
    Column("vervangt", Text),
    key=("ontwerp_id", "nummer"),
)

ontwerp_keuze = scoped(
    "ontwerp_keuze",
    text("ontwerp_id"),
    text("proces_id"),
    text("slot"),
    text("vraag"),
    text("antwoord"),
    key=("ontwerp_id", "proces_id", "slot", "vraag"),
)
"""`slot` is empty for what holds for every casus of which it is asked."""
