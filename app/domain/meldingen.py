"""How often somebody wants to hear by mail that there is something to do; a setting of each person (N).

What one has to know whatever was chosen is always mailed: an account, a colleague to recognise, a copy that was
erased, a meeting that is off. No choice makes Casuspad mail about what is asked at the table (INV-10).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.domain.words.steps.herinnering import HERINNERING


class Meldingen(StrEnum):
    """What somebody chose; whoever chose nothing hears at most once a day."""

    METEEN = "meteen"
    DAGELIJKS = "dagelijks"
    NOOIT = "nooit"


NAAR_WENS: Final = frozenset({"taak", HERINNERING.word, "ontvangst"})
"""Kinds of mail that somebody may do without: Casuspad itself says the same."""
ZINNEN: Final[Mapping[Meldingen, str]] = {
    Meldingen.METEEN: "Over elke nieuwe taak krijgt u een bericht, zoals u koos.",
    Meldingen.DAGELIJKS: "Over nieuwe taken krijgt u hoogstens één bericht per dag.",
    Meldingen.NOOIT: "Over nieuwe taken krijgt u geen berichten, zoals u koos.",
}
"""What stands under each mail."""


def wil(keuze: Meldingen, soort: str) -> bool:
    """Answer whether somebody wants a kind of mail at all."""
    return soort not in NAAR_WENS or keuze is not Meldingen.NOOIT
