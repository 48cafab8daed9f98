"""Consensus: everyone effectively taking part answered, on exactly what was agreed, and nobody objected.

INV-01, INV-27. Silence is no vote; an empty set is no consensus; any edit asks everyone again.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from app.domain.ids import PersoonId
from app.domain.overleg import Stem
from app.domain.words.subjects import find_subject

Uitkomst = Literal["consensus", "geen_consensus"]
CONSENSUS: Final = "consensus"
GEEN_CONSENSUS: Final = "geen_consensus"
ANTWOORDEN = ("akkoord", "geen_bezwaar", "bezwaar")
ZONDER_BEZWAAR = frozenset({"akkoord", "geen_bezwaar"})


def samen_beslist(onderwerp: str | None) -> tuple[str, ...]:
    """Return the process variables that belong to what is agreed: shown, and part of what an answer is on."""
    subject = find_subject(onderwerp)
    return subject.agreed if subject else ()


def hash_van(inhoud: Mapping[str, object]) -> str:
    """Return the SHA-256 of the canonical JSON of what is voted on."""
    tekst = json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(tekst.encode()).hexdigest()


def ontbrekende_antwoorden(
    deelnemers: Iterable[PersoonId], stemmen: Iterable[Stem], hash_: str
) -> frozenset[PersoonId]:
    """Return who did not yet answer on this version."""
    gaf_antwoord = {stem.persoon_id for stem in stemmen if telt(stem, hash_)}
    return frozenset(deelnemers) - gaf_antwoord


def telt(stem: Stem, hash_: str) -> bool:
    """Answer whether an answer is on this version, and was not noted wrongly ("klopt dit niet?")."""
    return stem.hash == hash_ and stem.bevestigd is not False


def uitkomst_van(deelnemers: frozenset[PersoonId], stemmen: Iterable[Stem], hash_: str) -> Uitkomst:
    """Return the aggregate. Only answers of effective participants on this very version count."""
    geldig = _geldige(stemmen, deelnemers, hash_)
    antwoordde = {stem.persoon_id for stem in geldig}
    if not deelnemers or antwoordde != deelnemers:
        return GEEN_CONSENSUS
    antwoorden = {stem.antwoord for stem in geldig}
    if antwoorden <= ZONDER_BEZWAAR:
        return CONSENSUS
    return GEEN_CONSENSUS


def _geldige(stemmen: Iterable[Stem], deelnemers: frozenset[PersoonId], hash_: str) -> list[Stem]:
    op_deze_versie = [stem for stem in stemmen if telt(stem, hash_)]
    return [stem for stem in op_deze_versie if stem.persoon_id in deelnemers]
