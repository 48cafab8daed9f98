"""What a coördinator may write down for somebody."""

from dataclasses import dataclass

from app.domain.instantie import Taak
from app.domain.sentence import Said, Sentence


@dataclass(frozen=True)
class NoteerRegel:
    """One question that somebody may answer by phone, on paper or in person."""

    taak: Taak
    wie: Sentence
    """Who speaks."""
    vraag: Said
    via: str
    """How it usually comes: telefoon, mondeling or papier."""
    zelf: bool
    """Whether whose it is can answer in Casuspad too."""
    klopt_dit: bool
    """Whether who spoke is asked "klopt dit?" afterwards."""
