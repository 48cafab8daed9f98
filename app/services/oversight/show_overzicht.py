"""For managers: where the process stands and waits; counts, never a person or a list of casussen."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from statistics import median

from app.domain.errors import NotAllowedError
from app.domain.people import Actor, Rol
from app.domain.words.processes import CASUS, OVERLEG
from app.services.deps import Deps
from app.services.plaatsen import may_read
from app.services.ports.reports import Wachtend
from app.services.ports.unit_of_work import Tx
from app.services.ritme import table_sleeps
from app.services.telling.showing import FASEN
from app.services.telling.step_list import targets_of
from app.services.views.oversight import Overzicht, Telregel, Totaal, Wachttijd

KLEINSTE_GETAL = 5  # counts under 5 are hidden (domain/01, manager)
NIETS = Wachtend((), 0)


def show_overzicht(actor: Actor, deps: Deps) -> Overzicht:
    """Return the overview. For managers, the coördinator and the burgemeester."""
    if not actor.rollen & {Rol.MANAGER, Rol.COORDINATOR, Rol.BURGEMEESTER}:
        raise NotAllowedError
    with deps.uow.read(actor.livc_id) as tx:
        return replace(figures_in(tx), strategisch=may_read(tx, actor))


def figures_in(tx: Tx) -> Overzicht:
    """Return the figures, each count under five hidden, for whoever may see them."""
    now = tx.now.domain
    telling = tx.reports.telling(now)
    procedure = tx.versies.find_current(CASUS.word)
    phases = {key: hidden(telling.per_fase.get(key, 0)) for key in FASEN}
    return Overzicht(
        actief=telling.lopend > 0 or is_awake(tx),
        laatste_overleg=telling.laatste_overleg,
        iets_vast=telling.incidenten > 0 or telling.te_laat > 0,
        lopend=total_beside(phases.values(), telling.lopend),
        afgesloten=hidden(telling.afgesloten),
        per_fase=[Telregel(words, phases[key]) for key, words in FASEN.items()],
        per_jaar=[Telregel(year, hidden(n)) for year, n in sorted(telling.per_jaar.items())],
        mediaan_doorlooptijd=middle(telling.doorlooptijden),
        wachttijden=[
            waiting(words, telling.wachtend.get(key, NIETS)) for key, words in FASEN.items() if phases[key]
        ],
        streeftijden=targets_of(procedure, CASUS.word) if procedure else [],
        versie_id=procedure.version_id if procedure else None,
        proces_id=CASUS.word,
    )


def is_awake(tx: Tx) -> bool:
    """Answer whether a meeting is planned, goes on, or is about to get a day."""
    return bool(tx.instanties.of_process(OVERLEG.word)) and not table_sleeps(tx)


def middle(days: Sequence[int]) -> int | None:
    """Return how many days half of them stay under; None for so few that they would be recognised."""
    return round(median(days)) if len(days) >= KLEINSTE_GETAL else None


def waiting(fase: str, found: Wachtend) -> Wachttijd:
    """Return how long the steps of a phase wait; a part that is under five is not told, and the rest neither."""
    number = len(found.dagen)
    parts = {found.over, number - found.over}
    told = number >= KLEINSTE_GETAL and not parts & set(range(1, KLEINSTE_GETAL))
    return Wachttijd(
        fase,
        hidden(number),
        found.over if told else None,
        middle(found.dagen),
    )


def hidden(count: int) -> int | None:
    """Return the count, None when it is under five."""
    return count if count >= KLEINSTE_GETAL else None


def total_beside(counts: Collection[int | None], total: int) -> Totaal:
    """Return a total beside counts of which some are hidden; one that would tell these, as "at least"."""
    shown = sum(count or 0 for count in counts)
    rest, most = total - shown, (KLEINSTE_GETAL - 1) * sum(count is None for count in counts)
    if total >= KLEINSTE_GETAL and rest and not KLEINSTE_GETAL <= rest < most:
        return Totaal(max(shown, KLEINSTE_GETAL), minstens=True)
    return Totaal(hidden(total))
