"""Who must and who may sit at a table (INV-14, INV-15, INV-44)."""

from collections.abc import Iterable, Sequence

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


SOCIALE_PARTNER = "sociale_partner"
"""What is kept of who sits there for a social partner, beside the roles."""


def zit_er_een_sociale_partner(aanwezigen: Iterable[Aanwezige]) -> bool:
    """Answer whether municipality and police are not alone (seeds/000 L55-61); one person may fill two parts."""
    return any(SOCIALE_PARTNER in aanwezige.rollen for aanwezige in aanwezigen)


GENOEG_SOCIALE_PARTNERS = 3
"""N: from so many social partners on, more than one of the police is not prominent."""


def is_politie_prominent(aanwezigen: Sequence[Aanwezige]) -> bool:
    """Answer whether the police is more than one among few social partners: a warning, never a bar (INV-15).

    Source: seeds/000 L58-61, "niet prominent aanwezig"; the numbers are ours (N).
    """
    politie = [each for each in aanwezigen if each.rollen & POLITIE]
    sociaal = [each for each in aanwezigen if SOCIALE_PARTNER in each.rollen]
    return len(politie) > 1 and len(sociaal) < GENOEG_SOCIALE_PARTNERS


def is_voorzitter(actor: Actor) -> bool:
    """Answer whether the actor may chair: never police, whatever other role (INV-15)."""
    chairs = {Rol.COORDINATOR, Rol.BURGEMEESTER}
    return bool(actor.rollen & chairs) and not actor.rollen & POLITIE
