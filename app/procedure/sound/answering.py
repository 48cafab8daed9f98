"""Reads the answers off what was looked at."""

from collections.abc import Hashable, Set
from dataclasses import replace

from app.procedure.sound.blocking import happened, hindrance_of
from app.procedure.sound.drawing import Sheet
from app.procedure.sound.exploring import Graph, S, ending
from app.procedure.sound.looking import Looked
from app.procedure.sound.net import bits
from app.procedure.sound.verdicts import ALIVE, COMPLETE, PROPER, SAFE, Verdict, run_of
from app.procedure.sound.waiting import waiting_for_each_other


def safe(seen: Looked[int]) -> Verdict:
    """Answer whether no flow ever carries two tokens, with the run to the first that does."""
    if seen.graph.second is None:
        return Verdict(SAFE, "holds" if seen.every else "undecided")
    number, by = seen.graph.second
    twice = by.produces & seen.graph.states[number] & ~by.clears
    flow = seen.net.names[twice.bit_length() - 1]
    return Verdict(SAFE, "violated", (flow,), run_of([*seen.graph.way_to(number), by]))


def complete(seen: Looked[S], endless: Set[Hashable]) -> Verdict:
    """Answer whether everything that began can always end; `endless`: states from which nothing can."""
    lost = _lost(seen, endless)
    if lost:
        return _no_way_back(seen, set(lost))
    known = seen.graph.whole and not seen.graph.beyond
    return Verdict(COMPLETE, "holds" if known else "undecided")


def _lost(seen: Looked[S], endless: Set[Hashable]) -> list[int]:
    """Return the states from which it is certain that not everything can end."""
    if not seen.graph.whole:
        return seen.stuck
    if seen.lost:
        return seen.lost
    known = [state in endless for state in seen.graph.states]
    return [at for at, is_lost in enumerate(known) if is_lost]


def _no_way_back(seen: Looked[S], lost: set[int]) -> Verdict:
    """Return a run to the nearest standstill or else circle, and where on it there was no way back."""
    graph, stuck = seen.graph, seen.stuck
    shown = stuck[0] if stuck else _circle(graph, lost)
    first = next(filter(lost.__contains__, graph.states_to(shown)))
    run, before = run_of(graph.way_to(shown)), run_of(graph.way_to(first))
    elements = [step.element for step in run]
    last = elements[:1] if not before else elements[len(before) - 1 : len(before)]
    found = Verdict(COMPLETE, "violated", tuple(last), run, len(before))
    return _standing(found, seen, seen.rules.marked(graph.states[shown])) if stuck else found


def _standing(found: Verdict, seen: Looked[S], state: int) -> Verdict:
    """Return what cannot end with what keeps it from moving where it stands still."""
    unfit = tuple(seen.net.names[place.bit_length() - 1] for place in bits(state & seen.net.gaps))
    return replace(found, waiting=waiting_for_each_other(seen.net, state), unfit=unfit)


def _circle(graph: Graph[S], lost: set[int]) -> int:
    """Return the nearest lost state that leads back to what came before it."""
    back = (at for at in sorted(lost) if any(other <= at for other in graph.edges[at]))
    return next(back, min(lost))


def proper(seen: Looked[S], endless: Set[Hashable]) -> Verdict:
    """Answer whether an end is reached at most once, on runs that come to an end or a standstill."""
    graph = seen.graph
    over = ending(graph, seen.done.union(seen.stuck))
    for number, by, other in graph.again:
        if other in over:
            return Verdict(PROPER, "violated", (by.element,), run_of([*graph.way_to(number), by]))
    known = seen.every or graph.states[0] in endless
    return Verdict(PROPER, "holds" if known else "undecided")


def alive(seen: Looked[S], sheet: Sheet) -> Verdict:
    """Answer whether every step can happen, which cannot, and what holds each of these up."""
    dead = tuple(sorted(seen.net.activities - seen.graph.entered.keys()))
    if not dead:
        return Verdict(ALIVE, "holds")
    if not seen.every:
        return Verdict(ALIVE, "undecided", dead)
    known = happened(seen)
    hindrances = tuple(hindrance_of(sheet, each, known) for each in dead)
    return Verdict(ALIVE, "violated", dead, hindrances=hindrances)
