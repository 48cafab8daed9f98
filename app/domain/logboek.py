"""Whether the log can be believed: how far it goes, and what was found when it was looked over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True)
class LogHoofd:
    """The last seal of a log: it binds every row before it. Without any sealed row, 0 and ""."""

    nummer: int = 0
    zegel: str = ""


class Breuksoort(StrEnum):
    """How a log is not what was written."""

    GEWIJZIGD = "gewijzigd"
    """A row says something else than what was committed to, or stands elsewhere."""
    VERDWENEN = "verdwenen"
    """A row in the middle is gone."""
    INGEKORT = "ingekort"
    """A row was emptied, and no certificate of a destruction answers for it."""
    EINDE = "einde"
    """The log goes less far than what is kept of it outside the database."""
    STUKKEN = "stukken"
    """Who read which item is not what the row says."""
    ANKER = "anker"
    """What is kept outside the database is gone, or is not what Casuspad wrote."""


@dataclass(frozen=True)
class Breuk:
    """One place where a log is not whole; `regel` is the number under which the row was sealed, 0 for none."""

    soort: Breuksoort
    regel: int = 0


@dataclass(frozen=True)
class Nazicht:
    """What a night found: until which row everything is what was written, and where it is not."""

    dag: date
    tot: int
    breuken: Sequence[Breuk] = ()
