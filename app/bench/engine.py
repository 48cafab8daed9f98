"""`engine`: load, step and save of the real procedure, young and old, beside SpiffWorkflow as it comes.

In memory: what a database adds is measured by `submit`. Old and young are measured in turns, so that whatever else
the machine does strikes both.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from app.bench.figures import Figure, Report, Target, median, share
from app.bench.loops import ROUNDS, joins, reminded_case
from app.bench.place import place
from app.bench.reviews import AANMELDING, OPENING, REVIEW, OurCase, our_case
from app.bench.stock import milliseconds, stock_figures, stock_found
from app.bench.tools import Tools
from app.domain.errors import EngineError
from app.domain.execution import Bundle
from app.domain.words.processes import CASUS
from app.services.ports.engine import Engine

MARKS = (1, 10, 100, 1000)
TURNS = 40
REMINDED_AFTER_DAYS = 8
FLAT, FAST, SMALL = Target("<=", 1.2), Target("<=", 3, commits=0), Target("<=", 8000)


@dataclass
class Aged:
    """A case after a number of reviews, and what the steps of its next one took."""

    case: OurCase
    took: list[float] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of the state, compressed."""
        return len(self.case.saved_bytes)


def engine(tools: Tools) -> Report:
    """Measure the version of the procedure that is in force."""
    with place() as here:
        with here.deps.uow.read(here.livc_id) as tx:
            bundle = tx.versies.find_current(CASUS.word)
        if bundle is None:
            raise EngineError("Er is geen casusprocedure in gebruik; er is niet gemeten.")
        on = here.deps.engine
        ours = aged(_opened(on, bundle), MARKS)
        reminded = aged(_reminded(on, bundle), (MARKS[0], MARKS[-1]))
        stock = stock_found(tools, bundle)
        early = joins(on, tools)
    took = {mark: each.took for mark, each in ours.items()}
    durability = Figure("durability", "none: in memory, without a database", "")
    figures = ([durability], _ours(ours), _left_open(reminded), stock_figures(stock, took), _joins(*early))
    return Report("engine", [figure for part in figures for figure in part])


def _opened(on: Engine, bundle: Bundle) -> OurCase:
    """Return a case with a plan, before its first review."""
    case = our_case(on, bundle, AANMELDING)
    for act in OPENING:
        act.on(case)
    return case


def _reminded(on: Engine, bundle: Bundle) -> OurCase:
    """Return a case in whose first evaluation a reminder became a task, which stays open."""
    case = reminded_case(on, bundle)
    for act in REVIEW[:3]:
        act.on(case)
    case.wait(REMINDED_AFTER_DAYS)
    for act in REVIEW[3:]:
        act.on(case)
    return case


def aged(case: OurCase, marks: Sequence[int]) -> dict[int, Aged]:
    """Play reviews up to each mark, then time the next review at all marks in turns."""
    found: dict[int, Aged] = {}
    for number in range(1, marks[-1] + 1):
        for act in REVIEW:
            act.on(case)
        if number in marks:
            found[number] = Aged(case.copy())
    for _ in range(TURNS):
        for each in found.values():
            again = each.case.copy()
            each.took += [milliseconds(partial(act.on, again)) for act in REVIEW]
    return found


def _ours(found: Mapping[int, Aged]) -> Iterator[Figure]:
    for mark, each in found.items():
        yield Figure(f"step at review {mark}, median", round(median(each.took), 2), "ms", FAST)
        yield Figure(f"step at review {mark}, p95", round(share(each.took, 0.95), 2), "ms")
        yield Figure(f"state at review {mark}, compressed", each.size, "bytes", SMALL)
    yield from _flat(found, "")


def _left_open(found: Mapping[int, Aged]) -> Iterator[Figure]:
    last = max(found)
    yield Figure(f"state at review {last}, reminder open", found[last].size, "bytes", SMALL)
    yield from _flat(found, ", reminder open")


def _flat(found: Mapping[int, Aged], which: str) -> Iterator[Figure]:
    young, old = min(found), max(found)
    slower = median(found[old].took) / median(found[young].took)
    larger = found[old].size / found[young].size
    yield Figure(f"step at review {old} against {young}{which}", round(slower, 3), "x", FLAT)
    yield Figure(f"state at review {old} against {young}{which}", round(larger, 3), "x", FLAT)


def _joins(ours: int | None, stock: int | None) -> Iterator[Figure]:
    for who, early in (("", ours), ("stock, ", stock)):
        said = f"early in round {early}" if early else f"right in {ROUNDS} rounds"
        yield Figure(f"{who}join in a loop", said, "")
