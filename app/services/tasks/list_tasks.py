""" "Mijn taken": the first screen of each role."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.execution import ArmedTimer
from app.domain.ids import TaskId
from app.domain.instantie import Taak
from app.domain.kalender import dag_van
from app.domain.overleg import Agendapunt, Overleg, PuntStatus
from app.domain.people import Actor
from app.domain.sentence import given_text
from app.domain.toegang import LEIDING, TAFELROLLEN, staat_in_lijst
from app.domain.words.steps import kind_of
from app.services.counted import in_all
from app.services.deps import Deps
from app.services.loading import inbox_zicht
from app.services.owners import actors_of, bezetting_of
from app.services.ports.taken import TaakFilter
from app.services.ports.unit_of_work import Tx
from app.services.studio.waiting import drafts_to_decide
from app.services.tasks.asking_to_meet import samenzitten
from app.services.tasks.cards import cards_of, quick_ones_first
from app.services.tasks.drafts import own_drafts
from app.services.tasks.first_screen import first_screen
from app.services.tasks.own_days import own_days
from app.services.telling.filling import filled, in_short
from app.services.telling.meeting_place import planned_place
from app.services.telling.preparing import what_now
from app.services.telling.showing import FASEN, person_names, taak_regels
from app.services.telling.words import datum
from app.services.views.people import Keuze
from app.services.views.tasks import Inbox, PuntRegel, TermijnRegel

MEESTE_TERMIJNEN = 30
"""On the first screen; every casus shows its own."""
VOORUIT = timedelta(days=60)


@dataclass(frozen=True)
class ListTasks:
    """A page of the inbox: `van` is the offset; `te_laat` keeps only what is overdue."""

    actor: Actor
    fase: str | None = None
    te_laat: bool = False
    van: int = 0


def list_tasks(command: ListTasks, deps: Deps) -> Inbox:
    """Return what the first screen shows."""
    actor = command.actor
    with deps.uow.read(actor.livc_id) as tx:
        now = tx.now.domain
        late_at = now if command.te_laat else None
        wanted = TaakFilter(command.fase, late_at, van=max(0, command.van))
        zicht = inbox_zicht(tx, actor, now)
        taken = quick_ones_first(tx.taken.inbox(zicht, wanted))
        meetings = tx.tafel.overleggen()
        terms = _terms(tx, now) if actor.rollen & LEIDING else []
        total = in_all(wanted, taken, lambda: tx.taken.count(zicht, wanted))
        open_points = _open_points(tx, actor, meetings)
        to_confirm = tx.tafel.bevestigingen(
            actor.persoon_id, frozenset(rol.value for rol in actor.eigen_rollen)
        )
        meeting = _next_meeting(meetings)
        to_decide = drafts_to_decide(tx, actor)
        wat_nu = what_now(total + len(to_decide), len(open_points), len(to_confirm))
        first = first_screen(tx, actor, taken, meeting, wat_nu, to_decide)
        return Inbox(
            regels=taak_regels(tx, actor, taken, now),
            totaal=total,
            van=wanted.van,
            fasen=[Keuze(*each) for each in FASEN.items()],
            bevestigingen=to_confirm,
            volgend_overleg=meeting,
            plaats=_place(tx, actor, meeting, deps),
            open_punten=open_points,
            termijnen=terms[:MEESTE_TERMIJNEN],
            meer_termijnen=len(terms) > MEESTE_TERMIJNEN,
            collega_s=_colleagues(tx, actor, taken, now),
            eerst=first,
            kaarten=cards_of(tx, actor, taken, meetings, deps),
            concepten=own_drafts(tx, actor, taken, deps),
            samenzitten=samenzitten(tx, actor, meeting),
            eigen_dagen=own_days(tx, actor, taken, deps),
        )


def _place(tx: Tx, actor: Actor, meeting: Overleg | None, deps: Deps) -> str:
    if meeting is None or actor.rollen.isdisjoint(TAFELROLLEN):
        return ""
    return planned_place(tx, deps.keys, meeting.id)


def _next_meeting(meetings: Sequence[Overleg]) -> Overleg | None:
    planned = [o for o in meetings if o.status in ("gepland", "bezig") and o.moment]
    return min(planned, key=lambda o: str(o.moment)) if planned else None


def _open_points(tx: Tx, actor: Actor, meetings: Sequence[Overleg]) -> list[PuntRegel]:
    """Return the open points at which the actor sat, each with the code of its casus."""
    found = _points_in_hand(tx, meetings)
    return [PuntRegel(punt, _code_of(tx, punt)) for punt in found if _was_there(tx, actor, punt)]


def _points_in_hand(tx: Tx, meetings: Sequence[Overleg]) -> Iterator[Agendapunt]:
    for overleg in meetings:
        if overleg.status == "bezig":
            yield from tx.tafel.punten(overleg.id)


def _code_of(tx: Tx, punt: Agendapunt) -> str:
    return tx.casussen.get(punt.casus_id).code if punt.casus_id else ""


def _was_there(tx: Tx, actor: Actor, punt: Agendapunt) -> bool:
    """Answer whether the actor took part in a point that is open."""
    if punt.status is not PuntStatus.OPEN:
        return False
    return actor.persoon_id in {each.persoon_id for each in tx.tafel.aanwezigen(punt.id)}


def _terms(tx: Tx, now: datetime) -> list[TermijnRegel]:
    rows = tx.reports.termijnen(now + VOORUIT, MEESTE_TERMIJNEN + 1)
    lines: dict[tuple[str, str], TermijnRegel] = {}
    for casus, timer in rows:
        regel = _term(casus.code, timer)
        lines.setdefault((f"{casus.code} {regel.wat}", datum(dag_van(timer.due_at))), regel)
    return list(lines.values())


def _term(code: str, timer: ArmedTimer) -> TermijnRegel:
    """Return what happens at a moment in one line; of a version of before its name, and the code beside it."""
    told = filled(timer.gevolg, code)
    if told is None:
        return TermijnRegel(code, given_text(timer.name), timer.due_at)
    return TermijnRegel("", in_short(told), timer.due_at)


def _colleagues(
    tx: Tx, actor: Actor, taken: Sequence[Taak], now: datetime
) -> Mapping[TaskId, Sequence[Keuze]]:
    """Return, per task, to whom it can be handed: in whose list it lies as well."""
    there = bezetting_of(tx, actor.livc_id, now)
    others = [each for each in actors_of(tx, actor.livc_id, now) if each.persoon_id != actor.persoon_id]
    names = person_names(tx, (each.persoon_id for each in others))
    found = {
        taak.id: [
            Keuze(str(each.persoon_id), names[each.persoon_id])
            for each in others
            if staat_in_lijst(each, taak, there)
        ]
        for taak in taken
        if not kind_of(taak.kind).personal
    }
    return {
        task_id: sorted(people, key=lambda each: each.woorden) for task_id, people in found.items() if people
    }
