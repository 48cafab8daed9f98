"""Own mandates, given and received."""

from collections.abc import Sequence

from app.domain.ids import PersoonId
from app.domain.mandaat import DOORGEEFBAAR
from app.domain.people import POLITIE, Actor
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
    """Return who else may act for the actor: anyone with an account, except the police."""
    police = {persoon.id for lid, persoon, org in leden if lid.rol in POLITIE or org.soort == "politie"}
    left_out = police | {me}
    others = {
        Keuze(persoon.id, persoon.naam)
        for _, persoon, _ in leden
        if persoon.email and persoon.id not in left_out
    }
    return sorted(others, key=lambda each: each.woorden)
