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
from app.procedure.model import CONTAINERS, Element, Place
from app.procedure.timers import Cycle, TimerError, read_timer
from app.procedure.trial import TRIAL_DAYS

_OFTEN: Final = 100
"""A clock that comes again without end: longer than any limit that is drawn."""
_LEFT_ALONE: Final = CONTAINERS | {"userTask", "manualTask"}
"""What waits until somebody does it."""
_FROM: Final = datetime(2027, 2, 1, tzinfo=UTC)


def timer_bound(procedures: DrawnModel, rule: RuleOfLaw) -> Iterator[Observed]:
    """Yield each clock of a step and each table, wrong where it may run too long, and each step without one."""
    wanted = (selector.wanted.get(OUTPUT, ()) for selector in rule.operands["a"])
    outputs = frozenset(chain.from_iterable(wanted))
    for element in elements_of(procedures.model, rule.operands["a"]):
        yield from _by_table(procedures, element, outputs, rule)
        clocks = list(_clocks(procedures, element))
        for clock in clocks:
            yield seen(clock, _too_long(clock, rule))
        if not clocks and element.type in _LEFT_ALONE:
            yield seen(element, Sentence("Aan “{naam}” hangt geen klok meer.", naam=name_of(element)))


def _clocks(procedures: DrawnModel, element: Element) -> Iterator[Element]:
    """Yield the clock that an element is, and those on its edge or on that of a part around it."""
    process = procedures.model.processes[element.process_id]
    if element.event == "timer":
        yield element
    for host in (element, *process.enclosing(element)):
        yield from (each for each in process.boundaries(host.id) if each.event == "timer")


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
    if not names(node) <= days:
        return None
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
    """Return what a cell gives when every day that it reads is the same one."""
    try:
        found = evaluate(node, Scope(dict.fromkeys(days, day), days, day))
    except ExpressionError:
        return None
    return found if isinstance(found, date) else None
