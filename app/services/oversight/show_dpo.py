"""For the DPO: what asks attention, what ends when, the access log, and who is authorised."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from app.domain.errors import NotAllowedError
from app.domain.ids import LivcId
from app.domain.kern import INSTELLING, is_leesbaar
from app.domain.people import Actor, Rol
from app.services.deps import Deps
from app.services.inventory import ONTHOUDEN, in_groups, inventory_of
from app.services.loading import livc_of
from app.services.oversight.look_over_log import look_over_latest
from app.services.ports.audit import ALLE_REGELS, LogKeuze
from app.services.ports.unit_of_work import Tx
from app.services.telling import signals
from app.services.telling.logbook import said
from app.services.views.oversight import (
    FgPagina,
    InventarisDeel,
    InventarisGroep,
    KalenderMaand,
    Signaal,
    SoortRegel,
    Vernietiging,
)

PER_BLAD = 12
"""As many rows of the log as a phone scrolls through."""
MAANDEN = 13
"""As long as a term lasts that nothing restarts, with the month it begins in."""
WEEK = timedelta(days=7)
MAAND = timedelta(days=30)
VEEL_CASUSSEN = 25  # N: more casussen than one opens in a week of work; a signal, no reproach


def show_dpo(
    actor: Actor, van: int, deps: Deps, *, bewaard_van: int = 0, keuze: LogKeuze = ALLE_REGELS
) -> FgPagina:
    """Return the page; `van` is the offset in the log, `bewaard_van` that in what can still be read.

    For the FG, and the burgemeester for the decision.
    """
    if not actor.rollen & {Rol.FG, Rol.BURGEMEESTER}:
        raise NotAllowedError
    is_fg = Rol.FG in actor.rollen
    keyring = deps.keys.owners() if is_fg else {}
    with deps.uow.read(actor.livc_id) as tx:
        livc = livc_of(tx, actor)
        today = tx.now.day
        groups = in_groups(inventory_of(tx, livc, keyring, today))
        breuken = look_over_latest(livc.id, tx, deps)
        months = calendar_of(groups, today)
        return FgPagina(
            log=tx.audit.rows(None, max(0, van), PER_BLAD, keuze) if is_fg else [],
            kop=tx.audit.head().zegel,
            breuken=[said(breuk) for breuk in breuken],
            nazicht=tx.audit.nazicht(),
            certificaten=tx.outbox.certificaten(),
            vernietigingen=[
                Vernietiging(casus.code, casus.vernietigen_op)
                for casus in tx.casussen.to_destroy(PER_BLAD)
                if casus.vernietigen_op
            ],
            leden=tx.people.leden(livc.id, today),
            kluizen_aan=livc.kluizen_aan,
            kluis_besluit=tx.livcs.instelling(livc.id, "kluisbesluit"),
            bewaard=_kept(tx, groups, today, bewaard_van),
            kalender=months,
            later=sum(not each.over for each in groups) - sum(month.aantal for month in months),
            signalen=_signals(tx, livc.id, deps, groups, whole=not breuken) if is_fg else [],
            open_vragen=_requests(tx),
            keuze=keuze,
        )


def calendar_of(groups: Sequence[InventarisGroep], today: date) -> list[KalenderMaand]:
    """Return this month and the twelve after it with what ends in each; not what is beyond its day already."""
    first = today.replace(day=1)
    counted: dict[date, Counter[tuple[str, str]]] = {
        first + relativedelta(months=number): Counter() for number in range(MAANDEN)
    }
    for each in groups:
        month = counted.get(each.laatste_dag.replace(day=1))
        if month is not None and not each.over:
            month[each.plaats, each.zone] += 1
    return [
        KalenderMaand(month, [SoortRegel(*what, number) for what, number in sorted(kinds.items())])
        for month, kinds in counted.items()
    ]


def _signals(
    tx: Tx, livc_id: LivcId, deps: Deps, groups: Sequence[InventarisGroep], *, whole: bool
) -> list[Signaal]:
    now = deps.clock.now()
    over = sum(each.over for each in groups)
    dropped = tx.reports.vervallen_berichten(now - MAAND)
    incidents = len(tx.outbox.incidenten())
    found = [] if whole else [signals.changed_log()]
    if not is_leesbaar(tx.livcs.instelling(livc_id, INSTELLING)):
        found.append(signals.unreadable_rule())
    if over:
        found.append(signals.beyond_its_day(over))
    found += [signals.read_many(*each) for each in tx.audit.veel_gelezen(now - WEEK, VEEL_CASUSSEN)]
    if dropped:
        found.append(signals.dropped(dropped))
    if incidents:
        found.append(signals.stuck(incidents))
    return found


def _requests(tx: Tx) -> list[Signaal]:
    """Return what was asked and waits for an answer."""
    asked = len(tx.erkenningen.open_())
    return [signals.colleagues_asked(asked)] if asked else []


def _kept(tx: Tx, groups: Sequence[InventarisGroep], today: date, van: int) -> InventarisDeel:
    nights = tx.inventaris.nachten(today - ONTHOUDEN)
    counted = Counter((each.plaats, each.zone) for each in groups)
    return InventarisDeel(
        over=sum(each.over for each in groups),
        per_soort=[SoortRegel(place, zone, number) for (place, zone), number in sorted(counted.items())],
        groepen=groups[van : van + PER_BLAD],
        meer=len(groups) > van + PER_BLAD,
        nagekeken_op=nights[0].dag if nights else None,
    )
