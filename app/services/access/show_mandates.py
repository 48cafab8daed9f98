"""Own mandates, given and received."""

from app.domain.mandaat import DOORGEEFBAAR
from app.domain.people import POLITIE, Actor
from app.services.deps import Deps
from app.services.views import MandatenPagina


def show_mandates(actor: Actor, deps: Deps) -> MandatenPagina:
    """Return what the page on mandates shows."""
    with deps.uow.read(actor.livc_id) as tx:
        now = tx.now.domain
        rows = tx.people.mandaten(actor.livc_id, now)
        leden = tx.people.leden(actor.livc_id, tx.now.day)
    names = {p.id: p.naam for _, p, _ in leden}
    police = {p.id for lid, p, org in leden if lid.rol in POLITIE or org.soort == "politie"}
    others = {p.id: p.naam for _, p, _ in leden if p.id not in police | {actor.persoon_id} and p.email}
    return MandatenPagina(
        gegeven=[(m, names.get(m.nemer_id, "")) for m in rows if m.gever_id == actor.persoon_id],
        gekregen=[(m, names.get(m.gever_id, "")) for m in rows if m.nemer_id == actor.persoon_id],
        mogelijke_nemers=sorted(others.items(), key=lambda pair: pair[1]),
        eigen_rollen=[(rol.value, DOORGEEFBAAR[rol]) for rol in DOORGEEFBAAR if rol in actor.eigen_rollen],
    )
