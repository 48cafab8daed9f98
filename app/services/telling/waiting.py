"""What a casus waits for, and its deadlines, as far as the reader may know: never who may stay silent (INV-10)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.explanation import (
    Explanation,
    ForBranches,
    ForInside,
    ForMoment,
    ForPerson,
    deadlines_of,
    due_of,
    for_others,
    takes_over,
)
from app.domain.ids import TaskId
from app.domain.instantie import Taak
from app.domain.kalender import BRUSSEL
from app.domain.sentence import Sentence, given_text
from app.domain.words.steps import kind_of, kinds_where
from app.services.telling.asking import question
from app.services.telling.explaining import PARTNERS, consequence, spoken, step_question, until, waits
from app.services.telling.words import datum, turn_word
from app.services.views.casework import Termijn, Wachtregel

VOOR_HET_BESTUUR = kinds_where(lambda kind: kind.office_only)
"""Kinds of steps whose being open tells others who did not answer, or that somebody declined (INV-10, INV-11)."""


@dataclass(frozen=True)
class Sight:
    """What one reader may know of a casus: the office more than who takes part; `own` are the reader's tasks."""

    office: bool
    code: str | None = None
    """The code of the casus, for the titles."""
    own: Sequence[Taak] = ()
    openable: frozenset[TaskId] = field(default_factory=frozenset)
    instead: Mapping[TaskId, Sentence] = field(default_factory=dict)
    """For the office: tasks that are another's than they say, or that nobody can do now, in words."""

    @property
    def hidden(self) -> frozenset[str]:
        """Kinds of steps that are not told."""
        return frozenset() if self.office else VOOR_HET_BESTUUR

    def told(self, every: Sequence[Explanation]) -> tuple[Explanation, ...]:
        """Return what may be told."""
        return tuple(every) if self.office else for_others(every)


def waiting_lines(
    sight: Sight, every: Sequence[Explanation], *, tasks_only: bool = False
) -> list[Wachtregel]:
    """Return a line for each open thing of an instance, each once; its deadlines stand in `deadlines`."""
    shown = [each for each in sight.told(every) if _is_line(sight, each, tasks_only=tasks_only)]
    lines = {
        (step_question(each.step, sight.code), _who(sight, each, every)): each for each in reversed(shown)
    }
    return [_line(sight, each, every, wie) for (_, wie), each in reversed(lines.items())]


def deadlines(sight: Sight, every: Sequence[Explanation]) -> list[Termijn]:
    """Return the armed timers with what happens then, the first due first."""
    by_id = {each.task_id: each for each in every}
    found: dict[tuple[str, str], Termijn] = {}
    for each in sight.told(every):
        host = by_id.get(each.hangs_on) if each.hangs_on else None
        if not isinstance(each.waits_for, ForMoment) or not each.step.name:
            continue
        if _may_hear_of(sight, host):
            termijn = _deadline(sight, each, every, each.waits_for.due_at)
            found[str(termijn.naam), datum(termijn.op.astimezone(BRUSSEL).date())] = termijn
    return sorted(found.values(), key=lambda termijn: termijn.op)


def _deadline(sight: Sight, each: Explanation, every: Sequence[Explanation], op: datetime) -> Termijn:
    """Return a moment with what happens then; in versions of before with its name."""
    said = consequence(each, every, sight.code)
    told = each.follows[0].gevolg
    return Termijn(said if told else given_text(spoken(each.step)), op, given_text("") if told else said)


def _may_hear_of(sight: Sight, host: Explanation | None) -> bool:
    """Answer whether the deadline of a step tells this reader nothing of who stays silent (INV-10)."""
    if host is None or sight.office:
        return True
    return kind_of(host.step.kind).counted


def untold(sight: Sight, taken: Iterable[Taak], every: Iterable[Explanation]) -> frozenset[str]:
    """Return the elements that a drawing must not mark: they tell that someone did not answer, or declined."""
    if sight.office:
        return frozenset()
    known = tuple(every)
    public = {each.step.element_id for each in for_others(known)}
    private = {each.step.element_id for each in known if each.private} - public
    return frozenset(private | {t.element_id for t in taken if t.kind in VOOR_HET_BESTUUR})


def from_rows(sight: Sight, taken: Iterable[Taak]) -> list[Wachtregel]:
    """Return the lines where the engine can explain nothing: from the open tasks alone."""
    shown = [taak for taak in taken if taak.kind not in sight.hidden]
    lines = {
        (question(taak, {}), sight.instead.get(taak.id) or who_has_it(taak)): taak for taak in reversed(shown)
    }
    return [Wachtregel(naam, wie, taak.sinds, None, None) for (naam, wie), taak in reversed(lines.items())]


def who_has_it(taak: Taak) -> Sentence:
    """Return who has the ball, in words; a step that may be declined is named by its kind only."""
    return turn_word(taak.rol) if kind_of(taak.kind).counted else PARTNERS


def _who(sight: Sight, each: Explanation, every: Sequence[Explanation]) -> Sentence:
    return sight.instead.get(each.task_id) or waits(each, every, sight.hidden, sight.code)


def _is_line(sight: Sight, each: Explanation, *, tasks_only: bool) -> bool:
    if each.hangs_on or ({each.step.kind} | each.declinable) & sight.hidden:
        return False
    if isinstance(each.waits_for, ForInside):
        return _is_counted_or_asked(sight, each)
    if isinstance(each.waits_for, ForPerson):
        return not (each.private and kind_of(each.step.kind).unspoken)
    return not tasks_only or isinstance(each.waits_for, ForBranches)


def _is_counted_or_asked(sight: Sight, each: Explanation) -> bool:
    """Answer for an activity: a repetition that counts; one that does not is told by its steps where it can be."""
    if each.private or not isinstance(each.waits_for, ForInside):
        return False
    if each.waits_for.total is not None:
        return True
    return bool(each.declinable) and (not sight.office or not kind_of(each.step.kind).counted)


def _line(sight: Sight, each: Explanation, every: Sequence[Explanation], wie: Sentence) -> Wachtregel:
    asked = not kind_of(each.step.kind).counted and not sight.office
    tot = None if asked else _until_when(sight, each, every)
    return Wachtregel(step_question(each.step, sight.code), wie, each.since, tot, _link(sight, each))


def _until_when(sight: Sight, each: Explanation, every: Sequence[Explanation]) -> Sentence | None:
    """Return the last moment before something takes over from a step, None when nothing does."""
    deadline = takes_over(deadlines_of(sight.told(every), each.task_id))
    return until(due_of(deadline)) if deadline else None


def _link(sight: Sight, each: Explanation) -> TaskId | None:
    """Return the reader's own task, or one that may be looked at; not one of several that may be declined."""
    for taak in sight.own:
        if taak.element_id == each.step.element_id:
            return taak.id
    one_of_several = each.private and not kind_of(each.step.kind).counted
    if one_of_several or each.task_id not in sight.openable:
        return None
    return each.task_id
