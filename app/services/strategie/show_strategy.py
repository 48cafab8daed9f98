"""The page of the strategic table: its meetings, what it asked, who has a place, and counts of five and more."""

from collections.abc import Iterable

from app.domain.errors import NotAllowedError
from app.domain.ids import InstantieId
from app.domain.people import Actor, Rol
from app.domain.strategie import KANTOOR, Instructie, StrategischOverleg, naam_van_onderwerp
from app.services.deps import Deps
from app.services.oversight.show_overzicht import figures_in
from app.services.plaatsen import may_read, names_at
from app.services.ports.unit_of_work import Tx
from app.services.strategie.instructions import as_shown
from app.services.strategie.reading import record_reading
from app.services.strategisch import StrategischePapieren, papers_of
from app.services.views.strategie import Komend, StrategiePagina

PER_PAGINA = 20


def show_strategy(actor: Actor, deps: Deps, van: int = 0, van_opdracht: int = 0) -> StrategiePagina:
    """Return the page. Raises `NotAllowedError` for who has no place at this table."""
    with deps.uow.read(actor.livc_id) as tx:
        if not may_read(tx, actor):
            raise NotAllowedError
        van, van_opdracht = max(0, van), max(0, van_opdracht)
        to_come = tx.strategie.to_come()
        past = tx.strategie.past(van, PER_PAGINA + 1)
        asked = tx.strategie.open_instructies(van_opdracht, PER_PAGINA + 1)
        papers = _papers(tx, deps, [*(each.id for each in to_come), *_meetings(asked)])
        record_reading(tx, actor, papers.values())
        return StrategiePagina(
            komend=[_to_come(papers[each.id], each) for each in to_come],
            voorbij=past[:PER_PAGINA],
            van=van,
            meer=len(past) > PER_PAGINA,
            opdrachten=[as_shown(tx, papers[each.overleg_id], each) for each in asked[:PER_PAGINA]],
            van_opdracht=van_opdracht,
            meer_opdrachten=len(asked) > PER_PAGINA,
            leden=names_at(tx, actor.livc_id, tx.now.day),
            cijfers=figures_in(tx),
            mag_beginnen=bool(actor.rollen & KANTOOR) and not to_come,
            mag_benoemen=Rol.BURGEMEESTER in actor.eigen_rollen,
            vandaag=tx.now.day,
        )


def _meetings(asked: Iterable[Instructie]) -> Iterable[InstantieId]:
    return dict.fromkeys(each.overleg_id for each in asked)


def _papers(tx: Tx, deps: Deps, ids: Iterable[InstantieId]) -> dict[InstantieId, StrategischePapieren]:
    return {each: papers_of(tx, deps.keys, each) for each in ids}


def _to_come(papers: StrategischePapieren, overleg: StrategischOverleg) -> Komend:
    subjects = [naam_van_onderwerp(each.onderwerp) for each in papers.agenda]
    return Komend(overleg, papers.plaats, subjects)
