"""One strategic meeting: its agenda, who was there, what was decided and asked, and until when it is there."""

from datetime import date

from app.domain.errors import NotFoundError
from app.domain.ids import InstantieId, PersoonId, TaskId
from app.domain.inventaris import einde_papieren
from app.domain.people import Actor
from app.domain.strategie import KANTOOR, StrategischOverleg
from app.domain.toegang import grond_om_af_te_werken
from app.domain.words.documents import STRATEGISCH_VERSLAG
from app.procedure.letters import find_template
from app.services.deps import Deps
from app.services.plaatsen import may_read
from app.services.ports.unit_of_work import Tx
from app.services.strategie.instructions import as_shown, written
from app.services.strategie.reading import record_reading
from app.services.strategisch import StrategischePapieren, overleg_of, papers_of
from app.services.table.show_meeting_day import MeetingDay
from app.services.views.strategie import VerslagPagina


def show_report(actor: Actor, overleg_id: InstantieId, deps: Deps) -> VerslagPagina:
    """Return the page. Raises `NotFoundError`, also for who has no place at this table."""
    with deps.uow.read(actor.livc_id) as tx:
        overleg = _readable(tx, actor, overleg_id)
        papers = papers_of(tx, deps.keys, overleg_id)
        record_reading(tx, actor, [papers])
        kept_until = _kept_until(overleg, papers)
        return VerslagPagina(
            overleg=overleg,
            plaats=papers.plaats,
            agenda=list(map(written, papers.agenda)),
            aanwezig=_present(tx, papers),
            besluiten=list(map(written, papers.besluiten)),
            opdrachten=[as_shown(tx, papers, each) for each in tx.strategie.instructies(overleg_id)],
            bewaard_tot=kept_until,
            mag_wissen=bool(actor.rollen & KANTOOR),
            stap=_own_step(tx, actor, overleg),
            als_pdf=kept_until is not None and _is_printable(tx, overleg_id),
        )


def show_strategic_day(actor: Actor, overleg_id: InstantieId, deps: Deps) -> MeetingDay:
    """Return when and where, for a calendar: no subject and no person. Raises `NotFoundError` without a day."""
    with deps.uow.read(actor.livc_id) as tx:
        overleg = _readable(tx, actor, overleg_id)
        if overleg.moment is None or overleg.is_voorbij:
            raise NotFoundError
        return MeetingDay(overleg_id, overleg.moment, papers_of(tx, deps.keys, overleg_id).plaats)


def _readable(tx: Tx, actor: Actor, overleg_id: InstantieId) -> StrategischOverleg:
    if not may_read(tx, actor):
        raise NotFoundError
    return overleg_of(tx, overleg_id)


def _kept_until(overleg: StrategischOverleg, papers: StrategischePapieren) -> date | None:
    if overleg.gehouden_op is None or not papers.gelezen:
        return None
    return einde_papieren(overleg.gehouden_op)


def _is_printable(tx: Tx, overleg_id: InstantieId) -> bool:
    bundle = tx.versies.get(tx.instanties.get(overleg_id).versie_id)
    return find_template(bundle, STRATEGISCH_VERSLAG) is not None


def _present(tx: Tx, papers: StrategischePapieren) -> list[str]:
    """Return who was there: people by name, and the parket as such."""
    people = tx.people.personen(map(PersoonId, papers.aanwezig))
    names = sorted(person.naam for person in people.values())
    return [*names, *(["parket"] if set(papers.aanwezig) - set(people) else [])]


def _own_step(tx: Tx, actor: Actor, overleg: StrategischOverleg) -> TaskId | None:
    own = (t.id for t in tx.taken.of_slot(overleg.id) if grond_om_af_te_werken(actor, t, aan_tafel=False))
    return next(own, None)
