"""The words of `livc:per`, one row each."""

from collections.abc import Mapping
from typing import Final

from app.domain.words.listing import by_word
from app.domain.words.repetition import Repetition

REPETITIONS: Final[Mapping[str, Repetition]] = by_word(
    Repetition("dienst", "elke uitgenodigde dienst", of_organisation=True),
    Repetition("informant", "elke dienst die de burgemeester om informatie vraagt", of_organisation=True),
    Repetition("effectieve_deelnemer", "ieder die effectief deelneemt aan het punt", owner=True),
    Repetition("actie", "elke actie van het plan", owner=True),
    Repetition("dossierhouder", "elke organisatie met een eigen dossier", of_organisation=True),
    Repetition("eigenaar", "elke organisatie die iets meldde of deelde", of_organisation=True),
    Repetition("deelnemer", "ieder die aan de casus deelneemt, aanwezig of niet"),
    Repetition("verteller", "wie het de persoon zou zeggen"),
    Repetition("agendapunt", "elk punt van de agenda"),
    Repetition("instructie", "elke opdracht van de strategische tafel", owner=True),
)
OWNED: Final = frozenset(each.word for each in REPETITIONS.values() if each.owner)
"""Repetitions that bind a step to someone in every lane."""
OF_ORGANISATIONS: Final = frozenset(each.word for each in REPETITIONS.values() if each.of_organisation)
"""Repetitions that bind to an organisation by its id."""
