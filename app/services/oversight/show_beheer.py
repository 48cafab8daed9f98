"""For the beheerder: health, incidents and accounts; never content."""

from datetime import datetime, timedelta

from app.domain.errors import NotAllowedError
from app.domain.kalender import dag_van
from app.domain.people import Actor, Rol
from app.services.deps import Deps
from app.services.views import BeheerPagina

MAAND = timedelta(days=30)


def show_beheer(actor: Actor, deps: Deps) -> BeheerPagina:
    """Return the page. For the beheerder, and the coördinator for the incidents."""
    if not actor.rollen & {Rol.BEHEERDER, Rol.COORDINATOR}:
        raise NotAllowedError
    with deps.uow.read(actor.livc_id) as tx:
        jobs = tx.outbox.pending()
        backup = tx.livcs.instelling(actor.livc_id, "laatste_back_up")
        return BeheerPagina(
            incidenten=tx.outbox.incidenten(),
            leden=tx.people.leden(actor.livc_id, dag_van(deps.clock.now())),
            wachtende_opdrachten=len(jobs),
            oudste_opdracht=min((j.vanaf for j in jobs), default=None),
            vervallen_berichten=tx.reports.vervallen_berichten(deps.clock.now() - MAAND),
            laatste_back_up=datetime.fromisoformat(backup) if backup else None,
        )
