"""Who must and who may sit at a table (INV-14, INV-15, INV-44)."""

from collections.abc import Iterable

from app.domain.overleg import Aanwezige
from app.domain.people import POLITIE, Actor, Rol

KERN = (
    (frozenset({"burgemeester"}), "de burgemeester of een vertegenwoordiger"),
    (frozenset({"information_officer", "korpschef"}), "de politie (information officer)"),
    (frozenset({"coordinator"}), "de coördinator"),
)
"""The statutory core: L18 art. 3 §1."""


def ontbrekende_kern(aanwezigen: Iterable[Aanwezige]) -> tuple[str, ...]:
    """Return words for each part of the statutory core that nobody present fills.

    One person may fill two parts, and still counts once in a consensus.
    """
    rollen = frozenset[str]().union(*(aanwezige.rollen for aanwezige in aanwezigen))
    return tuple(woorden for nodig, woorden in KERN if not nodig & rollen)


def is_voorzitter(actor: Actor) -> bool:
    """Answer whether the actor may chair: never police, whatever other role (INV-15)."""
    chairs = {Rol.COORDINATOR, Rol.BURGEMEESTER}
    return bool(actor.rollen & chairs) and not actor.rollen & POLITIE
