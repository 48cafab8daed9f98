"""The burgemeester uses what the LIVC-R knows outside of it only after contact with the korpschef (INV-50).

Source: law of 29 March 2024 on T.E.R., art. 26 §2 (a card: within the own powers, on the own responsibility, after
contact with the korpschef); seeds/002 L108, L252 (what others contributed: only with their agreement, INV-35).
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.errors import FormInvalidError

KAART: Final = "kaart"
"""What is used stands on the information card alone: it belongs to no deelnemer."""
ZONDER_CONTACT: Final = "Neem eerst contact op met de korpschef. Zonder dat contact gebruikt u niets."
VOOR_DE_CASUS: Final = "Dat was voor deze casus gemeld werd: neem opnieuw contact op met de korpschef."
ZONDER_AKKOORD: Final = "Zonder het akkoord van wie het inbracht, gebruikt u het niet."


@dataclass(frozen=True)
class Gebruik:
    """What the burgemeester would use, and what came before it."""

    herkomst: str
    """Where it comes from: the card, the meeting, or both."""
    contact_op: date | None
    """The day of the contact with the korpschef about this casus."""
    eigenaars_akkoord: bool
    """Whether everyone whose words are used agreed."""

    @property
    def is_vrij(self) -> bool:
        """Whether nobody's words are used without a yes."""
        return self.herkomst == KAART or self.eigenaars_akkoord


def ensure_mag_gebruiken(gebruik: Gebruik, *, aangemeld_op: date, vandaag: date) -> None:
    """Raise `FormInvalidError` with what lacks: contact about this casus, or the yes of whose words it are."""
    if gebruik.contact_op is None or gebruik.contact_op > vandaag:
        raise FormInvalidError({"contact_op": [ZONDER_CONTACT]})
    if gebruik.contact_op < aangemeld_op:
        raise FormInvalidError({"contact_op": [VOOR_DE_CASUS]})
    if not gebruik.is_vrij:
        raise FormInvalidError({"eigenaars_akkoord": [ZONDER_AKKOORD]})
