"""The people of a demo, so that anyone can become one of them; nobody outside a demo."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.ids import LivcId, PersoonId
from app.domain.people import Livc, Rol
from app.services.demo.seed_demo import WACHTWOORD
from app.services.deps import Deps
from app.services.ports.people import Lid

ORDER = tuple(Rol)


@dataclass(frozen=True)
class DemoPersoon:
    """A demo person with an account, and what the chooser shows of that person."""

    persoon_id: PersoonId
    livc_id: LivcId
    livc: str
    naam: str
    email: str
    functie: str
    organisatie: str
    rollen: tuple[str, ...]
    wachtwoord: str = WACHTWOORD


def show_demo(deps: Deps) -> Sequence[DemoPersoon]:
    """Return the people of the demo LIVC-Rs, each once per LIVC-R, burgemeester and coördinator first."""
    with deps.uow.read(None) as tx:
        demos = [livc for livc in tx.livcs.all() if livc.demo]
    found: list[DemoPersoon] = []
    for livc in demos:
        with deps.uow.read(livc.id) as tx:
            found.extend(_people(livc, tx.people.leden(livc.id, tx.now.day)))
    return found


def _people(livc: Livc, leden: Sequence[Lid]) -> list[DemoPersoon]:
    grouped: dict[PersoonId, list[Lid]] = {}
    for row in leden:
        grouped.setdefault(row.persoon.id, []).append(row)
    return [
        DemoPersoon(
            persoon_id=persoon_id,
            livc_id=livc.id,
            livc=livc.naam,
            naam=rows[0].persoon.naam,
            email=rows[0].persoon.email or "",
            functie=rows[0].lidmaatschap.functie,
            organisatie=rows[0].organisatie.naam,
            rollen=tuple(dict.fromkeys(each.lidmaatschap.rol.value for each in rows)),
        )
        for persoon_id, rows in sorted(grouped.items(), key=_place)
        if rows[0].persoon.email
    ]


def _place(of_person: tuple[PersoonId, Sequence[Lid]]) -> tuple[int, str]:
    """Return the order of the roles, then of the names."""
    rows = of_person[1]
    return min(ORDER.index(each.lidmaatschap.rol) for each in rows), rows[0].persoon.naam
