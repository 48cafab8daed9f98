"""Where the choices of a form field come from (`properties.bron`): rows that exist."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.words.listing import by_word

LOPENDE_CASUS: Final = "lopende_casus"
"""The question which running casus is meant: its answer is a code, chosen by who may know of both."""


@dataclass(frozen=True)
class Source:
    """A word of `properties.bron`."""

    word: str
    """The word as it stands in a form."""
    name: str
    """What one chooses from, in Dutch."""


SOURCES: Final[Mapping[str, Source]] = by_word(
    Source("organisaties", "partners die nog niet aan de casus deelnemen"),
    Source("bevraagbaar", "partners met een account die nog niet aan de casus deelnemen"),
    Source("deelnemers", "wie deelneemt aan het open punt van de casus"),
    Source(
        "leden", "wie een plaats heeft: bij het punt of het overleg van de stap, anders bij om het even welk"
    ),
    Source("anderen", "leden die niet verwacht worden; bij een punt over een casus is dat niemand"),
    Source("lopende_casussen", "andere casussen die nog lopen, met hun code"),
    Source("bijgewoonde_casussen", "lopende casussen waar men al bij zat, met hun code"),
    Source("eigen_stukken", "wat de eigen organisatie over de casus meldde of deelde, met de dag"),
    Source("deelnemers_casus", "wie aan de casus deelneemt, aanwezig of niet"),
    Source("uitvoerders", "organisaties die een actie kunnen opnemen"),
    Source("fichebronnen", "wat op tafel ligt en in een fiche mag, en wat aan tafel gezegd is"),
    Source("verslagbronnen", "wat op tafel ligt en in het verslag mag, volgens wie het deelde"),
    Source("geadresseerden", "de diensten aan wie een fiche bezorgd mag worden"),
    Source("agendapunten", "punten die op het overleg behandeld werden"),
    Source(
        "strategische_onderwerpen", "waarover de strategische tafel spreekt: nooit een persoon of een casus"
    ),
    Source("strategische_leden", "wie een plaats heeft aan de strategische tafel"),
    Source("opdrachthouders", "de operationele tafel, en de diensten die een opdracht kunnen krijgen"),
)
