"""Who someone is, for the header of every page, and the mandates of a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

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
    nieuwe_collegas: int = 0
    """How many questions "is dit een collega?" wait in the own organisations, or for this person."""


@dataclass(frozen=True)
class MandatenPagina:
    """Own mandates, given and received."""

    gegeven: Sequence[tuple[Mandaat, str]]
    gekregen: Sequence[tuple[Mandaat, str]]
    mogelijke_nemers: Sequence[tuple[str, str]]
    eigen_rollen: Sequence[tuple[str, str]]
