"""The baseline: the same case on SpiffWorkflow as it comes, in its usual way, until it breaks."""

import gzip
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter, process_time

from app.bench.figures import Figure, median, share
from app.bench.reviews import AANMELDING, FOR_STOCK, OPENING, REVIEW, Act
from app.bench.tools import StockCase, Tools
from app.domain.errors import EngineError
from app.domain.execution import Bundle

MARKS = (1, 10, 100)
SAMPLES = 3
PROCESSOR_SECONDS = 90.0
"""After which stock may stop without having broken."""
TRANSLATED = "service and rule tasks are empty scripts, timers quoted, conditions in Python, dates text"


@dataclass
class Found:
    """What became of a case on stock."""

    took: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    saved: dict[int, bytes] = field(default_factory=dict)
    reviews: int = 0
    broke: str = ""


def stock_found(tools: Tools, bundle: Bundle) -> Found:
    """Play reviews: around each mark in the usual way, in between in memory, which is faster and kinder."""
    found, until = Found(), process_time() + PROCESSOR_SECONDS
    try:
        case = tools.stock(bundle, {**AANMELDING, **FOR_STOCK})
        for act in OPENING:
            act.on(case)
        while process_time() < until:
            _review(case, found)
            found.reviews += 1
    except EngineError as error:
        found.broke = str(error)
    return found


def _review(case: StockCase, found: Found) -> None:
    number = found.reviews + 1
    mark = next((mark for mark in MARKS if mark <= number < mark + SAMPLES), None)
    if mark is None:
        for act in REVIEW:
            act.on(case)
        return
    case.save()
    found.took[mark] += [milliseconds(partial(_usual, case, act)) for act in REVIEW]
    found.saved.setdefault(mark, case.saved_bytes)


def _usual(case: StockCase, act: Act) -> None:
    case.restore()
    act.on(case)
    case.save()


def milliseconds(what: "partial[None]") -> float:
    """Return how long something takes."""
    begin = perf_counter()
    what()
    return (perf_counter() - begin) * 1000


def stock_figures(found: Found, ours: Mapping[int, Sequence[float]]) -> Iterator[Figure]:
    """Yield what stock took beside ours in the same run, and how it ended."""
    for mark, took in sorted(found.took.items()):
        yield Figure(f"stock, step at review {mark}, median", round(median(took), 2), "ms")
        yield Figure(f"stock, step at review {mark}, p95", round(share(took, 0.95), 2), "ms")
        yield Figure(f"stock against ours at review {mark}", round(median(took) / median(ours[mark]), 1), "x")
    for mark, saved in sorted(found.saved.items()):
        yield Figure(f"stock, JSON at review {mark}", len(saved), "bytes")
        yield Figure(f"stock, JSON at review {mark}, gzip", len(gzip.compress(saved)), "bytes")
    yield Figure("stock, reviews it finished", found.reviews, "reviews")
    yield Figure("stock, how it ended", found.broke or f"{PROCESSOR_SECONDS:g} s of processor were up", "")
    yield Figure("stock, translated for it", TRANSLATED, "")
