"""What betrays in a text that it speaks of a person or a casus, without any list of persons to compare with.

The strategic table has no such list, and may not have one (INV-17, INV-36): a name of somebody is no different
from any other word, so it is asked, not searched for. What has a form of its own is refused: the code of a casus,
a national number, a day of birth, an address of mail.
"""

import re
from collections.abc import Iterator
from typing import Final

from app.domain.sentence import Sentence

_CODE: Final = re.compile(r"(?<![\d-])20\d\d-\d{2,3}(?![\d-])")
"""As `next_code` gives them: a year and a number; a date has one part more."""
_RIJKSREGISTER: Final = re.compile(r"(?<!\d)(\d{2})[. ]?(\d{2})[. ]?(\d{2})[- ]?(\d{3})[. ]?(\d{2})(?!\d)")
_GEBOREN: Final = re.compile(r"(?:°\s*|\bgeboren\s+(?:op|in|te)\s+|\bgeb\.\s*)\S*\d", re.IGNORECASE)
_ADRES: Final = re.compile(r"\S+@\S+\.\S+")


def sporen_in(tekst: str) -> Iterator[Sentence]:
    """Yield what a text says of one person or casus, in words for who wrote it."""
    if _CODE.search(tekst):
        yield Sentence(
            "Hier staat de code van een casus. Deze tafel spreekt over geen enkele casus: laat ze weg."
        )
    if any(_is_rijksregisternummer(found) for found in _RIJKSREGISTER.finditer(tekst)):
        yield Sentence(
            "Hier staat een rijksregisternummer. Deze tafel spreekt over geen persoon: laat het weg."
        )
    if _GEBOREN.search(tekst):
        yield Sentence(
            "Hier staat wanneer iemand geboren is. Deze tafel spreekt over geen persoon: laat het weg."
        )
    if _ADRES.search(tekst):
        yield Sentence("Hier staat een e-mailadres. Noem de dienst, niet de persoon.")


def _is_rijksregisternummer(found: re.Match[str]) -> bool:
    """Answer whether eleven digits are a national number: the last two are what 97 leaves of the rest."""
    front, check = "".join(found.groups()[:4]), int(found[5])
    return check in {97 - int(century + front) % 97 for century in ("", "2")}
