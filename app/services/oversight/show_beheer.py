"""For the beheerder: health, incidents and accounts; never content."""

from datetime import timedelta

from app.domain.errors import NotAllowedError
from app.domain.people import Actor, Rol
from app.services.deps import Deps
from app.services.ports.people import Lid
from app.services.ports.unit_of_work import Tx
from app.services.procedures.reading_release import faults_in_force
from app.services.telling.incidents import incident_lines, retried
from app.services.views.running import BeheerPagina

MAAND = timedelta(days=30)


def show_beheer(actor: Actor, deps: Deps) -> BeheerPagina:
    """Return the page. For the beheerder, and the coördinator for the incidents."""
    if not actor.rollen & {Rol.BEHEERDER, Rol.COORDINATOR}:
        raise NotAllowedError
    with deps.uow.read(actor.livc_id) as tx:
        now = deps.clock.now()
        jobs = tx.outbox.pending()
        incidents = tx.outbox.incidenten(open_=False)
        places = tx.reports.plekken(each.slot for each in incidents) if incidents else ()
        return BeheerPagina(
            incidenten=incident_lines(tx, incidents, places, deps, office=Rol.COORDINATOR in actor.rollen),
            pogingen=retried(incidents, places, jobs, now),
            leden=_everyone(tx, actor),
            wachtende_opdrachten=len(jobs),
            oudste_opdracht=min((j.vanaf for j in jobs), default=None),
            vervallen_berichten=tx.reports.vervallen_berichten(deps.clock.now() - MAAND),
            laatste_back_up=tx.livcs.last_backup(),
            bevindingen=tuple(
                map(str, faults_in_force(tx.versies.release(), deps.engine, deps.procedures.rules()))
            ),
            dubbele_namen=[o for o in tx.people.organisaties(actor.livc_id) if o.vorige_naam],
        )


def _everyone(tx: Tx, actor: Actor) -> list[Lid]:
    """Return every membership in force, by name, recognised or not."""
    day = tx.now.day
    people = tx.people
    rows = [*people.leden(actor.livc_id, day), *people.wachtenden(actor.livc_id, day)]
    return sorted(rows, key=lambda row: (row.persoon.naam.casefold(), row.lidmaatschap.id))
