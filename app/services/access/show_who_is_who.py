"""Who is who in a LIVC-R: whom a partner can reach, the information officer of the korpschef included."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.people import Actor, Rol
from app.services.casework.find_phone import SLEUTEL as TELEFOON
from app.services.deps import Deps
from app.services.ports.people import Lid

TE_BEREIKEN: Final = (Rol.COORDINATOR, Rol.INFORMATION_OFFICER, Rol.BURGEMEESTER, Rol.KORPSCHEF, Rol.FG)
"""The functions of which a partner may know who holds them, in the order of whom one calls first. Source: the
documentatiefiche (2022), on how to find the information officer; not who else works for a partner."""


@dataclass(frozen=True)
class Bereikbaar:
    """Somebody in a function, for whoever of the LIVC-R asks."""

    rol: Rol
    naam: str
    organisatie: str
    functie: str
    email: str | None
    telefoon: str | None = None


@dataclass(frozen=True)
class WieIsWie:
    """The functions that somebody holds today; `zonder_io` when the korpschef has to be asked who it is."""

    mensen: Sequence[Bereikbaar]
    zonder_io: bool


def show_who_is_who(actor: Actor, deps: Deps) -> WieIsWie:
    """Return who holds which function today, for everyone with an account in the LIVC-R."""
    with deps.uow.read(actor.livc_id) as tx:
        rows = tx.people.leden(actor.livc_id, tx.now.day)
        telefoon = tx.livcs.instelling(actor.livc_id, TELEFOON)
    holders = [_of(each, telefoon) for rol in TE_BEREIKEN for each in _named(rows, rol)]
    return WieIsWie(holders, all(each.rol is not Rol.INFORMATION_OFFICER for each in holders))


def _named(rows: Sequence[Lid], rol: Rol) -> list[Lid]:
    return sorted(
        (each for each in rows if each.lidmaatschap.rol is rol), key=lambda each: each.persoon.naam.casefold()
    )


def _of(each: Lid, telefoon: str | None) -> Bereikbaar:
    rol = each.lidmaatschap.rol
    return Bereikbaar(
        rol,
        each.persoon.naam,
        each.organisatie.naam,
        each.lidmaatschap.functie,
        each.persoon.email,
        telefoon if rol is Rol.COORDINATOR else None,
    )
