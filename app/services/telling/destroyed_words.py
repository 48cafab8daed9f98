"""What was destroyed, in words for a certificate: never which casus or meeting, nor of whom."""

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.omvang import Omvang
from app.domain.sentence import Sentence

WAT: Mapping[str, str] = MappingProxyType(
    {
        Omvang.DOSSIER: "Het dossier van één organisatie over een casus",
        Omvang.CASUS: "Alles wat van een casus overbleef",
        Omvang.PAPIEREN: "De papieren van een overleg",
    }
)


def destroyed_word(soort: str) -> Sentence:
    """Return what a certificate is about. Raises `KeyError` for what gets none."""
    return Sentence(WAT[soort])
