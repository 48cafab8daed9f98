"""Deciding in someone's place for a while: which role, by whom, and when it counts.

Source: INV-15 (the police never chairs, and so never decides for who does); AVG art. 38 §6 (a DPO takes on nothing
that conflicts with watching over it); that a beheerder never reads content, and the roles themselves: (N).
"""

from collections.abc import Collection, Sequence

from app.domain.ids import PersoonId
from app.domain.people import POLITIE, Actor, Lidmaatschap, Mandaat, Rol

DOORGEEFBAAR = {
    Rol.BURGEMEESTER: "burgemeester",
    Rol.COORDINATOR: "coördinator",
    Rol.VERSLAGGEVER: "verslaggever",
}
"""Roles that may be passed on for a while, in words; the korpschef alone appoints an information officer."""

NOOIT_IN_DE_PLAATS = POLITIE | {Rol.FG, Rol.BEHEERDER}
"""Whoever holds one of these decides for nobody."""


def mag_doorgeven(actor: Actor, rol: Rol) -> bool:
    """Answer whether someone may let another decide in a role: an own one, never one that was passed on."""
    return rol in DOORGEEFBAAR and rol in actor.eigen_rollen


def mag_in_de_plaats(rollen: Collection[Rol], soorten: Collection[str]) -> bool:
    """Answer whether someone with these seats, for these kinds of organisations, may decide for another."""
    return bool(rollen) and not NOOIT_IN_DE_PLAATS & set(rollen) and "politie" not in soorten


def geldig(mandaten: Sequence[Mandaat], leden: Sequence[Lidmaatschap]) -> Sequence[Mandaat]:
    """Return the mandates that give something: the giver still has the role, and the receiver may decide."""
    held = {(lid.persoon_id, lid.rol) for lid in leden}
    barred = _uitgesloten(leden)
    gevend: list[Mandaat] = []
    for mandaat in mandaten:
        if mandaat.rol not in DOORGEEFBAAR or mandaat.nemer_id in barred:
            continue
        if (mandaat.gever_id, mandaat.rol) in held:
            gevend.append(mandaat)
    return gevend


def _uitgesloten(leden: Sequence[Lidmaatschap]) -> set[PersoonId]:
    return {lid.persoon_id for lid in leden if lid.rol in NOOIT_IN_DE_PLAATS}
