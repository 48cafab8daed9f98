"""Whom a fiche may be delivered to: a closed list with its days, and nobody else, no copy (INV-05).

Source: L18 art. 4 §2; since 1 October 2024 it names the services of the law on the database T.E.R., art. 2, 2°.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True)
class Geadresseerde:
    """Somebody whom the law names, from a day on."""

    key: str
    naam: str
    van: date
    tot: date | None = None
    """The last day; None while none is known."""


_TER: Final = date(2024, 10, 1)
_WET: Final = date(2018, 9, 14)
GEADRESSEERDEN: Final = (
    Geadresseerde("ltf", "De vertegenwoordigers van die diensten in de LTF van onze zone", _WET),
    Geadresseerde("ocad", "Het OCAD", _TER),
    Geadresseerde("politie", "De geïntegreerde politie", _TER),
    Geadresseerde("vsse", "De Veiligheid van de Staat", _TER),
    Geadresseerde("adiv", "De militaire inlichtingendienst (ADIV)", _TER),
)


def geadresseerden_op(dag: date) -> Sequence[Geadresseerde]:
    """Return to whom a fiche may be delivered on a day."""
    return [each for each in GEADRESSEERDEN if each.van <= dag and (each.tot is None or dag <= each.tot)]
