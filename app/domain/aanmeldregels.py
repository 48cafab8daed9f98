"""Where an aanmelding comes from, and when it may come once more after the table did not take it up (INV-26)."""

from app.domain.organisaties import Soort

KORTSTE_UITLEG = 20
"""N: characters; fewer say nothing new."""
NIETS_NIEUWS = (
    "De tafel besliste samen dat er onvoldoende elementen waren, en elke partner respecteert dat. "
    "Schrijf wat er nieuw is sinds die beslissing, of meld niet opnieuw aan."
)


def herkomst_van(soort: str | None) -> str:
    """Return the origin of an aanmelding by an organisation of this kind, None for who stands outside the LIVC-R.

    Every origin goes the same way; a justitiehuis notifies each of its files at once (INV-57).
    """
    return Soort.JUSTITIEHUIS.value if soort == Soort.JUSTITIEHUIS else "partner"


def mag_aanmelden(nieuwe_elementen: str, *, opnieuw: bool) -> bool:
    """Answer whether an aanmelding may come in: one of the same casus only with new elements."""
    return not opnieuw or len(nieuwe_elementen.strip()) >= KORTSTE_UITLEG
