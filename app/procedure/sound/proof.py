"""Proves a drawing: each pool by itself, or together with those that it speaks with."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from app.procedure.sound.answering import alive, complete, proper, safe
from app.procedure.sound.building import net_of
from app.procedure.sound.data import NO_DATA, NOTHING, Data, Plan, plan_of, that_matter, that_refute
from app.procedure.sound.drawing import Sheet
from app.procedure.sound.exploring import Budget
from app.procedure.sound.looking import look, look_counting, never_ending
from app.procedure.sound.net import Net
from app.procedure.sound.scopes import TooLargeError
from app.procedure.sound.verdicts import PROPER, QUESTIONS, SAFE, Verdict, worst

_FOLLOWED: Final = 30_000
"""So many moves are looked at where variables are followed."""
_MOST_ROUNDS: Final = 5


def prove(
    sheet: Sheet, called: Mapping[str, Sheet], budget: Budget, data: Data = NO_DATA
) -> tuple[Verdict, ...]:
    """Return the answer to each question; what is called is looked at in place, as drawn in `called`.

    Choices are free at first. Variables are followed where that makes a difference: where they keep something from
    happening or ending, or show that a run cannot happen.
    """
    found = _proved(sheet, called, budget, NOTHING)
    plan = plan_of(sheet, called, data)
    names: set[str] = set()
    more = that_matter(plan, sheet) | _refuting(plan, found)
    for _ in range(_MOST_ROUNDS):
        if more == names:
            return found
        names = more
        following = _proved(sheet, called, budget.at_most(_FOLLOWED), plan.only(names))
        found = tuple(_surer(plan, *both) for both in zip(found, following, strict=True))
        more = names | _refuting(plan, found)
    return found


def _refuting(plan: Plan, verdicts: Sequence[Verdict]) -> set[str]:
    """Return the variables by which a run that was found cannot happen."""
    return set().union(*(that_refute(plan, each.run) for each in verdicts))


def _surer(plan: Plan, free: Verdict, following: Verdict) -> Verdict:
    """Return the answer in which variables are followed; where that is not decided, what is sure without."""
    if following.answer != "undecided":
        return following
    sure = {"holds": free.question in {SAFE, PROPER}, "violated": not that_refute(plan, free.run)}
    if sure.get(free.answer):
        return free
    return following


def _proved(sheet: Sheet, called: Mapping[str, Sheet], budget: Budget, plan: Plan) -> tuple[Verdict, ...]:
    found = [_prove(sheet, processes, called, budget, plan) for processes in together(sheet)]
    return tuple(worst(verdicts) for verdicts in zip(*found, strict=True))


def together(sheet: Sheet) -> list[tuple[str, ...]]:
    """Return the processes that send each other something, together; each other one alone."""
    groups = {process: {process} for process in sheet.processes}
    for ends in _speaking(sheet):
        joint = set().union(*(groups[process] for process in ends))
        groups |= dict.fromkeys(joint, joint)
    order = {process: number for number, process in enumerate(sheet.processes)}
    distinct = {id(group): group for group in groups.values()}
    return [tuple(sorted(group, key=order.__getitem__)) for group in distinct.values()]


def _speaking(sheet: Sheet) -> Iterator[set[str]]:
    """Yield the processes at both ends of each message."""
    for _, source, target in sheet.messages:
        yield {_process_of(sheet, source), _process_of(sheet, target)}.intersection(sheet.processes)


def _process_of(sheet: Sheet, node: str) -> str:
    while node in sheet.nodes:
        node = sheet.nodes[node].scope
    return node


def _prove(
    sheet: Sheet, processes: Sequence[str], called: Mapping[str, Sheet], budget: Budget, plan: Plan
) -> Sequence[Verdict]:
    undecided = [Verdict(question, "undecided", tuple(processes)) for question in QUESTIONS]
    if budget.is_spent(0):
        return undecided
    try:
        net = net_of(sheet, processes, called, plan, apart=True)
        found = _verdicts(sheet, net, budget)
        if net.is_parted and any(each.answer == "violated" for each in found):
            whole = net_of(sheet, processes, called, plan)
            found = _shorter(found, _verdicts(sheet, whole, budget.at_most(_FOLLOWED)))
    except TooLargeError:
        return undecided
    return [_unless_unclear(net, each) for each in found]


def _shorter(parted: Sequence[Verdict], whole: Sequence[Verdict]) -> list[Verdict]:
    """Return the answers of the whole net, of which the runs are the shortest; where undecided, the others."""
    pairs = zip(parted, whole, strict=True)
    return [one if other.answer == "undecided" else other for one, other in pairs]


def _verdicts(sheet: Sheet, net: Net, budget: Budget) -> Sequence[Verdict]:
    """Return the answers; after a second token on a flow, tokens are counted for the other questions."""
    seen = look(net, budget)
    if seen.graph.second is None:
        return safe(seen), complete(seen, set()), proper(seen, set()), alive(seen, sheet)
    counted = look_counting(net, budget)
    endless = frozenset() if counted.every else never_ending(net, budget)
    return safe(seen), complete(counted, endless), proper(counted, endless), alive(counted, sheet)


def _unless_unclear(net: Net, verdict: Verdict) -> Verdict:
    if verdict.answer == "holds" and net.unsure:
        return Verdict(verdict.question, "undecided", tuple(sorted(net.unsure)))
    return verdict
