"""Proves a drawing: each pool by itself, or together with those that it speaks with."""

from collections.abc import Iterator, Mapping, Sequence

from app.procedure.sound.answering import alive, complete, proper, safe
from app.procedure.sound.building import net_of
from app.procedure.sound.drawing import Sheet
from app.procedure.sound.exploring import Budget
from app.procedure.sound.looking import look, look_counting, never_ending
from app.procedure.sound.net import Net
from app.procedure.sound.scopes import TooLargeError
from app.procedure.sound.verdicts import QUESTIONS, Verdict, worst


def prove(sheet: Sheet, called: Mapping[str, Sheet], budget: Budget) -> tuple[Verdict, ...]:
    """Return the answer to each question; what is called is looked at in place, as drawn in `called`."""
    found = [_prove(sheet, processes, called, budget) for processes in together(sheet)]
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
    sheet: Sheet, processes: Sequence[str], called: Mapping[str, Sheet], budget: Budget
) -> Sequence[Verdict]:
    undecided = [Verdict(question, "undecided", tuple(processes)) for question in QUESTIONS]
    if budget.is_spent(0):
        return undecided
    try:
        net = net_of(sheet, processes, called)
    except TooLargeError:
        return undecided
    return [_unless_unclear(net, each) for each in _verdicts(sheet, net, budget)]


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
