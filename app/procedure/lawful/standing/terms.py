"""How long a clock may run: as it is written, or as a table works it out."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import chain
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.decided import cells
from app.procedure.durations import Duration, add_to_date, add_to_moment, parse_duration
from app.procedure.expressions import ExpressionError, Node, Scope, evaluate, names
from app.procedure.lawful.drawn_model import DrawnModel
from app.procedure.lawful.rule import OUTPUT, RuleOfLaw
from app.procedure.lawful.seen import Observed, name_of, seen
from app.procedure.lawful.selecting import elements_of
from app.procedure.model import Element, Place
from app.procedure.timers import Cycle, TimerError, read_timer
from app.procedure.trial import TRIAL_DAYS

_OFTEN: Final = 100
"""A clock that comes again without end: longer than any limit that is drawn."""
_FROM: Final = datetime(2027, 2, 1, tzinfo=UTC)


def timer_bound(procedures: DrawnModel, rule: RuleOfLaw) -> Iterator[Observed]:
    """Yield each clock of a step, on its edge or its own, and each table, wrong where it may run too long."""
    wanted = (selector.wanted.get(OUTPUT, ()) for selector in rule.operands["a"])
    outputs = frozenset(chain.from_iterable(wanted))
    for element in elements_of(procedures.model, rule.operands["a"]):
        yield from _by_table(procedures, element, outputs, rule)
        for clock in _clocks(procedures, element):
            yield seen(clock, _too_long(clock, rule))


def _clocks(procedures: DrawnModel, element: Element) -> Iterator[Element]:
    process = procedures.model.processes[element.process_id]
    own = (element, *process.boundaries(element.id))
    yield from (each for each in own if each.event == "timer")


def _too_long(clock: Element, rule: RuleOfLaw) -> Sentence | None:
    longest = _longest(clock)
    last = add_to_moment(_FROM, _limit(rule))
    if longest is None or add_to_moment(_FROM, longest) <= last:
        return None
    return Sentence("“{naam}” kan langer duren dan {grens}.", naam=name_of(clock), grens=rule.limit)


def _limit(rule: RuleOfLaw) -> Duration:
    return parse_duration(rule.limit) or Duration()


def _longest(clock: Element) -> Duration | None:
    """Return how long a clock runs; None where it reads a variable, which somebody or a table fills."""
    if clock.timer is None:
        return None
    try:
        read = read_timer(clock.timer)
    except TimerError:
        return None
    if isinstance(read, Cycle):
        return read.each * (read.times or _OFTEN)
    return read if isinstance(read, Duration) else None


def _by_table(
    procedures: DrawnModel, element: Element, outputs: frozenset[str], rule: RuleOfLaw
) -> Iterator[Observed]:
    drd = procedures.model.tables.get(element.livc.get("besluit", ""))
    if drd is None:
        return
    days = frozenset(each.name for each in procedures.model.variables.values() if each.type == "date")
    place = Place(drd.file, drd.line, drd.id)
    for where, name, node in cells(drd.decision):
        if name in outputs:
            yield Observed(element.process_id, place, _late(where, node, days, rule))


def _late(where: Sentence, node: Node, days: frozenset[str], rule: RuleOfLaw) -> Sentence | None:
    for day in TRIAL_DAYS:
        found = _on(node, days, day)
        if found is not None and found > add_to_date(day, _limit(rule)):
            return Sentence(
                "{waar}: dat ligt meer dan {grens} verder (bijvoorbeeld vanaf {dag}).",
                waar=where,
                grens=rule.limit,
                dag=f"{day:%d-%m-%Y}",
            )
    return None


def _on(node: Node, days: frozenset[str], day: date) -> date | None:
    """Return what a cell gives when every day that it reads is the same one; None where it reads more."""
    if not names(node) <= days:
        return None
    try:
        found = evaluate(node, Scope(dict.fromkeys(days, day), days, day))
    except ExpressionError:
        return None
    return found if isinstance(found, date) else None
