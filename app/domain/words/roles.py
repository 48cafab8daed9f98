"""The roles, one row each, and the groups of lanes that a kind of step may ask for."""

from collections.abc import Mapping
from typing import Final

from app.domain.words.listing import by_word
from app.domain.words.role import Role

ROLES: Final[Mapping[str, Role]] = by_word(
    Role("burgemeester", "burgemeester"),
    Role("coordinator", "coördinator"),
    Role("partner", "partner", partner=True),
    Role("sociale_partner", "sociale partner", partner=True),
    Role("justitiehuis", "justitiehuis", partner=True),
    Role("information_officer", "information officer"),
    Role("verslaggever", "verslaggever"),
    Role("korpschef", "korpschef"),
    Role("fg", "DPO"),
    Role("voorzitter", "voorzitter"),
    Role("tafel", "aan tafel", turn="de tafel"),
    Role("systeem", "Casuspad"),
    Role("manager", "leidinggevende", lane=False),
    Role("beheerder", "beheerder", lane=False),
)
LANE_ROLES: Final = frozenset(role.word for role in ROLES.values() if role.lane)
PARTNER_LANES: Final = frozenset(role.word for role in ROLES.values() if role.partner)
"""Lanes that many organisations share."""
OFFICE_LANES: Final = frozenset({"burgemeester", "coordinator"})
"""The burgemeester's office: it leads a casus and chairs a meeting."""
SCRIBE_LANES: Final = OFFICE_LANES | {"verslaggever"}
"""Who writes the papers of a meeting."""
TABLE: Final = frozenset({"tafel"})
"""What is done together while a point is open."""
SYSTEM_LANE: Final = "systeem"
"""The lane of what nobody does by hand."""
SYSTEM: Final = frozenset({SYSTEM_LANE})
"""What nobody does by hand."""
PEOPLE_LANES: Final = LANE_ROLES - TABLE - SYSTEM
"""Lanes of which somebody finds the step in the own list."""
