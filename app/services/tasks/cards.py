"""The cards of the first screen: of the few steps that can be answered at once, what one needs and the answers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from operator import itemgetter

from app.domain.casus import Casus
from app.domain.ids import CasusId, TaskId
from app.domain.instantie import Taak
from app.domain.kalender import begin_van, dag_van
from app.domain.overleg import Overleg
from app.domain.people import Actor
from app.domain.sentence import Sentence, given_text
from app.domain.toegang import ambtsgronden, grond_om_af_te_werken
from app.domain.words.step_kind import Beside
from app.domain.words.steps import has_beside, kind_of
from app.procedure.reading import outcomes_at
from app.services.deps import Deps
from app.services.loading import Loaded, asked_of, load_task, mover_for
from app.services.ports.forms import FormView
from app.services.ports.unit_of_work import Tx
from app.services.running.mover import Mover
from app.services.tasks.answers import EMPTY, answers_of, on_the_card
from app.services.tasks.context import PARTNER, at_the_table
from app.services.tasks.decided import decided
from app.services.tasks.known import KnownBeside, with_known
from app.services.telling.agenda import punten_vooraf
from app.services.telling.clock_words import day_and_hour
from app.services.telling.explaining import until
from app.services.telling.meeting_place import planned_place
from app.services.views.cards import Kaart
from app.services.views.items import Tekstregel

MOST = 5
"""Cards that take an answer; whoever has more opens the page of the next ones."""
ANTWOORD_TEGEN = "antwoord_tegen"


def cards_of(
    tx: Tx, actor: Actor, tasks: Iterable[Taak], meetings: Sequence[Overleg], deps: Deps
) -> Mapping[TaskId, Kaart]:
    """Return a card for each of the first steps that are the actor's own and can be answered there."""
    mine = [taak for taak in tasks if _is_for(actor, taak)]
    mover = mover_for(tx, deps, actor)
    return {taak.id: _card(mover, actor, taak, meetings) for taak in mine[:MOST]}


def quick_ones_first(tasks: Iterable[Taak]) -> Sequence[Taak]:
    """Return what has a target date, then what a card may answer, then the rest: an action goes on for months."""
    return sorted(tasks, key=lambda taak: taak.streefdatum is None and not kind_of(taak.kind).card)


def _is_for(actor: Actor, taak: Taak) -> bool:
    own = grond_om_af_te_werken(actor, taak, aan_tafel=False) is not None
    return kind_of(taak.kind).card and own and taak.casus_id is not None


def _card(mover: Mover, actor: Actor, taak: Taak, meetings: Sequence[Overleg]) -> Kaart:
    loaded = load_task(mover.tx, taak.id, lock=False)
    bundle = mover.bundle(loaded.instantie)
    outcomes = outcomes_at(bundle, taak.proces_id, taak.element_id)
    answers = answers_of(taak.kind, _form(mover, actor, loaded), outcomes)
    shown = on_the_card(taak.kind, answers)
    more = len(shown) < len(answers)
    equal = kind_of(taak.kind).says_equal
    return Kaart(_facts(mover, actor, loaded, meetings), shown, iets_anders=more, gelijk=equal)


def _form(mover: Mover, actor: Actor, loaded: Loaded) -> FormView:
    """Return what is asked; a text that somebody wrote is read on the page, and noted as read, never on a card."""
    if loaded.taak.form is None:
        return EMPTY
    scope, bundle = asked_of(mover, loaded), mover.bundle(loaded.instantie)
    form = mover.deps.forms.view(bundle, loaded.taak.form, context=scope.context, zones=scope.zones)
    return with_known(
        form, KnownBeside(mover.tx, mover.deps.keys, scope.context, (), actor, loaded.taak.casus_id)
    )


def _facts(mover: Mover, actor: Actor, loaded: Loaded, meetings: Sequence[Overleg]) -> list[Tekstregel]:
    if loaded.casus is None:
        return []
    if has_beside(loaded.taak.kind, Beside.INVITATION):
        return _of_invitation(mover, loaded, loaded.casus, meetings)
    blocks, _ = decided(mover.tx, actor, loaded, ambtsgronden(actor), mover.deps)
    return list(chain.from_iterable(block.regels for block in blocks))


def _of_invitation(
    mover: Mover, loaded: Loaded, casus: Casus, meetings: Sequence[Overleg]
) -> list[Tekstregel]:
    tx, lines = mover.tx, list[Tekstregel]()
    meeting = _meets_at(tx, casus, meetings)
    moment = day_and_hour(meeting.moment) if meeting and meeting.moment else _called_off(tx, loaded, meetings)
    lines.append(Tekstregel(Sentence("Wanneer"), moment or Sentence("nog geen dag gekozen")))
    where = planned_place(tx, mover.deps.keys, meeting.id) if meeting else ""
    if where:
        lines.append(Tekstregel(Sentence("Waar"), where))
    lines.append(Tekstregel(Sentence("Aan tafel"), Sentence("{wie}", wie=_seats(tx, casus))))
    until_then = loaded.instantie.variables.get(ANTWOORD_TEGEN)
    if isinstance(until_then, date):
        lines.append(Tekstregel(Sentence("Antwoorden kan"), until(begin_van(until_then))))
    return lines


def _seats(tx: Tx, casus: Casus) -> list[Sentence]:
    """Return who sits at the table, an organisation once, police included and called so."""
    parts: dict[str, list[str]] = {}
    for name, part in at_the_table(tx, casus):
        parts.setdefault(str(name), []).append(str(part))
    return [
        given_text(name) if part == [PARTNER] else Sentence("{dienst} ({wat})", dienst=name, wat=part)
        for name, part in parts.items()
    ]


def _meets_at(tx: Tx, casus: Casus, meetings: Sequence[Overleg]) -> Overleg | None:
    """Return the meeting at which the casus is discussed next; None while it stands on no agenda with a day."""
    planned = ((o.moment, o) for o in meetings if o.moment and o.status == "gepland")
    _moment, meeting = min(planned, key=itemgetter(0), default=(None, None))
    if meeting is None:
        return None
    return meeting if _is_listed(tx, casus.id, meeting) else None


def _is_listed(tx: Tx, casus_id: CasusId, meeting: Overleg) -> bool:
    return casus_id in {punt.casus_id for punt in punten_vooraf(tx, meeting)}


def _called_off(tx: Tx, loaded: Loaded, meetings: Sequence[Overleg]) -> Sentence | None:
    """Say that the day that an invitation told does not hold any more: of a casus that was on that agenda."""
    for meeting in meetings:
        day = _lost_day(meeting, loaded.taak)
        if day and loaded.taak.casus_id and _is_listed(tx, loaded.taak.casus_id, meeting):
            return Sentence("nog geen dag: het overleg van {dag} gaat niet door", dag=dag_van(day))
    return None


def _lost_day(meeting: Overleg, taak: Taak) -> datetime | None:
    """Return the moment of a meeting that was called off, if an invitation could have told it."""
    off = meeting.moment if meeting.status == "te_plannen" else None
    return off if off and taak.sinds <= off else None
