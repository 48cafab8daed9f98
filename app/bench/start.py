"""`start`: the web process, from the command to the first page."""

from app.bench.figures import Figure, Report, Target, median
from app.bench.place import place
from app.bench.serving import serving
from app.bench.tools import Tools

ROUNDS = 3


def start(tools: Tools) -> Report:
    """Measure a few starts."""
    del tools
    took = []
    with place() as here:
        for _ in range(ROUNDS):
            with serving(here, processes=1) as served:
                took.append(served.seconds)
    return Report(
        "start",
        (
            Figure("cold to first page, median", round(median(took), 2), "s", Target("<=", 2.5)),
            Figure("cold to first page, slowest", round(max(took), 2), "s"),
        ),
    )
