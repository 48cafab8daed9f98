"""What is said of a log that is not what was written: where, never whose."""

from collections.abc import Sequence
from typing import Final

from app.domain.logboek import Breuk, Breuksoort
from app.domain.sentence import Sentence

_SAID: Final = {
    Breuksoort.GEWIJZIGD: "Regel {nummer} zegt iets anders dan wat toen geschreven werd.",
    Breuksoort.VERDWENEN: "Regel {nummer} is verdwenen.",
    Breuksoort.INGEKORT: "Regel {nummer} werd leeggemaakt, en geen attest van vernietiging verklaart dat.",
    Breuksoort.EINDE: "Vanaf regel {nummer} is het einde van het logboek verdwenen.",
    Breuksoort.STUKKEN: "Wie welk stuk las, is bij regel {nummer} niet meer wat toen geschreven werd.",
    Breuksoort.ANKER: (
        "Wat buiten de databank van het logboek bewaard wordt, is verdwenen of gewijzigd. Of er regels aan het "
        "einde ontbreken, is nu niet te zeggen."
    ),
}
_UNNUMBERED: Final = {
    Breuksoort.GEWIJZIGD: "Een van de jongste regels zegt iets anders dan wat toen geschreven werd.",
    Breuksoort.VERDWENEN: "Er zijn oudere regels verdwenen.",
    Breuksoort.INGEKORT: (
        "Een van de jongste regels werd leeggemaakt, en geen attest van vernietiging verklaart dat."
    ),
    Breuksoort.STUKKEN: "Wie welk stuk las, is bij een van de jongste regels niet meer wat toen geschreven werd.",
}
_MORE: Final = "{eerste} Er zijn {aantal} zulke plaatsen gevonden."


def said(breuk: Breuk) -> Sentence:
    """Return one break as a sentence."""
    unnumbered = None if breuk.regel else _UNNUMBERED.get(breuk.soort)
    return Sentence(unnumbered or _SAID[breuk.soort], nummer=breuk.regel)


def in_words(found: Sequence[Breuk]) -> Sentence:
    """Return the first break, and how many there are."""
    first = said(found[0])
    return first if len(found) == 1 else Sentence(_MORE, eerste=first, aantal=len(found))
