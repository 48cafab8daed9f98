"""Figures on how fast Casuspad is: each bench in a database of its own, which it removes."""

from collections.abc import Callable, Mapping

from app.bench.check import check
from app.bench.engine import engine
from app.bench.figures import Report
from app.bench.inbox import inbox
from app.bench.load import load
from app.bench.migrate import migrate
from app.bench.overleg import overleg
from app.bench.pace import between, pace
from app.bench.pages import pages
from app.bench.preflight import preflight
from app.bench.start import start
from app.bench.studio import studio
from app.bench.submit import submit
from app.bench.tafel import tafel
from app.bench.timers import timers
from app.bench.tools import Tools
from app.domain.words.processes import OVERLEG

BENCHES: Mapping[str, Callable[[Tools], Report]] = {
    "check": check,
    "engine": engine,
    "inbox": inbox,
    "pages": pages,
    "studio": studio,
    "submit": submit,
    "migrate": migrate,
    "preflight": preflight,
    "start": start,
    "timers": timers,
    "load": load,
    "tafel": tafel,
    OVERLEG.word: overleg,
}


def names() -> list[str]:
    """Return the names of the benches."""
    return list(BENCHES)


def measure(name: str, tools: Tools) -> Report:
    """Run one bench, and judge its times by the pace of the machine just before and after."""
    before = pace()
    report = BENCHES[name](tools)
    return report.judged(between(before, pace()))
