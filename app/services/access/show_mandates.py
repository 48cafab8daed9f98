"""Own mandates, given and received."""

from collections.abc import Sequence

from app.domain.ids import PersoonId
from app.domain.mandaat import DOORGEEFBAAR, mag_in_de_plaats
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.ports.people import Lid
from app.services.views.people import Keuze, MandaatRegel, MandatenPagina


def show_mandates(actor: Actor, deps: Deps) -> MandatenPagina:
    """Return what the page on mandates shows."""
    with deps.uow.read(actor.livc_id) as tx:
        now = tx.now.domain
        rows = tx.people.mandaten(actor.livc_id, now)
        leden = tx.people.leden(actor.livc_id, tx.now.day)
    me = actor.persoon_id
    names = {persoon.id: persoon.naam for _, persoon, _ in leden}
    return MandatenPagina(
        gegeven=[MandaatRegel(row, names.get(row.nemer_id, "")) for row in rows if row.gever_id == me],
        gekregen=[MandaatRegel(row, names.get(row.gever_id, "")) for row in rows if row.nemer_id == me],
        mogelijke_nemers=_possible_takers(leden, me),
        eigen_rollen=[
            Keuze(rol.value, words) for rol, words in DOORGEEFBAAR.items() if rol in actor.eigen_rollen
        ],
    )


def _possible_takers(leden: Sequence[Lid], me: PersoonId) -> list[Keuze]:
    """Return who else may act for the actor, with what each does and where; the own organisation first."""
    home = {lid.organisatie_id for lid, persoon, _ in leden if persoon.id == me}
    seats: dict[PersoonId, list[Lid]] = {}
    for each in leden:
        if each.persoon.email and each.persoon.id != me:
            seats.setdefault(each.persoon.id, []).append(each)
    able = [rows for rows in seats.values() if _may(rows)]
    able.sort(key=lambda rows: (rows[0].lidmaatschap.organisatie_id not in home, rows[0].persoon.naam))
    return [Keuze(rows[0].persoon.id, _called(rows[0])) for rows in able]


def _may(rows: Sequence[Lid]) -> bool:
    return mag_in_de_plaats(
        [each.lidmaatschap.rol for each in rows], [each.organisatie.soort for each in rows]
    )


def _called(seat: Lid) -> str:
    return (
        f"{seat.persoon.naam}, {seat.lidmaatschap.functie or seat.lidmaatschap.rol} ({seat.organisatie.naam})"
    )
