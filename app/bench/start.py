"""`start`: the web process, from the command to the first page, on a database that is there.

What the processor spent, its stopping included, is told beside it: a busy machine makes a start look slow.
"""

from resource import RUSAGE_CHILDREN, getrusage

from app.bench.figures import Figure, Report, Target, median
from app.bench.place import place
from app.bench.serving import serving
from app.bench.tools import Tools

ROUNDS = 3


def start(tools: Tools) -> Report:
    """Measure a few starts."""
    took, spent = [], []
    with place() as here:
        durability = tools.durability(here.settings.database_url)
        for _ in range(ROUNDS):
            before = _processor_seconds()
            with serving(here, processes=1) as served:
                took.append(served.seconds)
            spent.append(_processor_seconds() - before)
    return Report(
        "start",
        (
            Figure("cold to first page, median", round(median(took), 2), "s", Target("<=", 2.5, commits=0)),
            Figure("cold to first page, slowest", round(max(took), 2), "s"),
            Figure("processor, median", round(median(spent), 2), "s"),
            Figure("durability", durability, ""),
        ),
    )


def _processor_seconds() -> float:
    """Return what the processes that this one started, and that have ended, took of the processor."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
