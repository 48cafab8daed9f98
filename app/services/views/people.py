"""Who someone is, for the header of every page, and the mandates of a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from app.domain.people import Actor, Livc, Mandaat, Persoon


@dataclass(frozen=True)
class Wie:
    """The person behind a session, for the header of every page."""

    actor: Actor
    persoon: Persoon
    livc: Livc
    nu: datetime
    """The domain clock of the LIVC-R."""
    organisaties: Mapping[str, str]
    """Id → name of the organisations in this LIVC-R."""
    kluizen_aan: bool
    demo: bool
    ledenstand: int = 0
    """How often who takes part had changed."""
    nieuwe_collegas: int = 0
    """How many questions "is dit een collega?" wait in the own organisations, or for this person."""


class Keuze(NamedTuple):
    """Something that one may choose: what is sent, and what is read."""

    waarde: str
    woorden: str


class MandaatRegel(NamedTuple):
    """A mandate, with the name of who is at the other end of it."""

    mandaat: Mandaat
    naam: str


@dataclass(frozen=True)
class MandatenPagina:
    """Own mandates, given and received."""

    gegeven: Sequence[MandaatRegel]
    gekregen: Sequence[MandaatRegel]
    mogelijke_nemers: Sequence[Keuze]
    eigen_rollen: Sequence[Keuze]
