"""When a casus may be notified once more after the table decided together not to take it up (INV-26)."""

KORTSTE_UITLEG = 20
"""N: characters; fewer say nothing new."""
NIETS_NIEUWS = (
    "De tafel besliste samen dat er onvoldoende elementen waren, en elke partner respecteert dat. "
    "Schrijf wat er nieuw is sinds die beslissing, of meld niet opnieuw aan."
)


def mag_aanmelden(nieuwe_elementen: str, *, opnieuw: bool) -> bool:
    """Answer whether an aanmelding may come in: one of the same casus only with new elements."""
    return not opnieuw or len(nieuwe_elementen.strip()) >= KORTSTE_UITLEG
