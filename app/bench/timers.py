"""`timers`: what a claim costs with very many timers armed, and how fast two workers fire what is due."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from time import perf_counter

from app.bench.casework import Walk
from app.bench.draining import WORKERS, Drained, drain
from app.bench.figures import Figure, Report, Target, median, share
from app.bench.filling import PER_SLOT, Filler
from app.bench.place import BenchLivc, place
from app.bench.postgres import Cluster, PostgresMissingError, own_cluster
from app.bench.tools import Tools
from app.domain.ids import CasusId
from app.services.clockwork.advance_clock import AdvanceClock, advance_clock
from app.services.clockwork.fire_timers import fire_timers

FEW, MANY = 1_000, 1_000_000
HEADS = 5
"""Instances that are due among the armed."""
RESTING = 1_000
"""Instances that are due longest and back off after a failure, among the many."""
DUE = 10_000
ROUNDS, WARM_UP = 300, 20
COUNTED = 20
"""Fires of which statements and commits are counted, before the drain."""
WHO = "joris"
COPIED = {
    "slot": ("slot", ("slot",)),
    "casus": ("id", ("id", "code")),
    "instantie": ("casus_id", ("id", "casus_id", "slot", "state")),
    "taak": ("casus_id", ("id", "instantie_id", "casus_id", "slot")),
    "timer": ("slot", ("instantie_id", "task_id", "slot")),
}
"""Tables of a casus: the column that says of which one, and those that are a copy's own."""
Urls = Mapping[str, str]


class GivenBackError(Exception):
    """Rolls back the transaction of a claim."""


@dataclass
class Fires:
    """What single fires brought to the database."""

    statements: list[int] = field(default_factory=list)
    commits: list[int] = field(default_factory=list)


def timers(tools: Tools) -> Report:
    """Measure on SQLite, and on a PostgreSQL of its own when its programs are there."""
    figures = [*_claiming("SQLite", {}, {}), *_draining("SQLite", {}, tools)]
    try:
        with own_cluster() as cluster:
            figures += _claiming("PostgreSQL", _urls(cluster), _urls(cluster))
            figures += _draining("PostgreSQL", _urls(cluster), tools)
    except PostgresMissingError as missing:
        figures.append(Figure("PostgreSQL", str(missing), ""))
    return Report("timers", figures)


def _urls(cluster: Cluster) -> Urls:
    return {"DATABASE_URL": cluster.create(), "KEYRING_URL": cluster.create()}


def _claiming(database: str, few: Urls, many: Urls) -> Sequence[Figure]:
    """Claim in turn where little and where much is armed, so that a busy machine slows both alike."""
    with place(few) as small, place(many) as large:
        _arm(small, FEW, 0)
        _arm(large, MANY, RESTING)
        for each in (small, large) * WARM_UP:
            _claim(each)
        took = [(_claim(small), _claim(large)) for _ in range(ROUNDS)]
    at_few, at_many = ([each[which] for each in took] for which in (0, 1))
    ratio = median(at_many) / median(at_few)
    return (
        Figure(f"{database}: claim, {FEW} armed, median", round(median(at_few), 2), "ms"),
        Figure(f"{database}: claim, {MANY} armed, median", round(median(at_many), 2), "ms"),
        Figure(f"{database}: claim, {MANY} armed, p95", round(share(at_many, 0.95), 2), "ms"),
        Figure(f"{database}: claim, {MANY} against {FEW} armed", round(ratio, 2), "x", Target("<=", 1.3)),
    )


def _arm(here: BenchLivc, number: int, resting: int) -> None:
    with Filler(here.settings.database_url, here.livc_id) as rows:
        rows.arm(number)
        slots = number // PER_SLOT
        rows.make_due(1, min(resting, slots - HEADS), resting=True)
        rows.make_due(slots - HEADS + 1, slots)


def _claim(here: BenchLivc) -> float:
    """Claim and give back; return the milliseconds, transaction included."""
    now = here.deps.clock.now()
    begin = perf_counter()
    with suppress(GivenBackError), here.deps.uow.begin(here.livc_id) as tx:
        if tx.slots.claim_due(now, now) is not None:
            raise GivenBackError
    return (perf_counter() - begin) * 1000


def _draining(database: str, urls: Urls, tools: Tools) -> Sequence[Figure]:
    """Fire the term of casussen that were never discussed: each opens a task and arms the next term."""
    with place(urls) as here:
        _make_casussen(here, DUE + COUNTED)
        fires = _count_fires(here, tools)
        drained = drain(here)
        durability = tools.durability(here.settings.database_url)
    return _figures(database, drained, fires, durability)


def _make_casussen(here: BenchLivc, number: int) -> None:
    casus_id = Walk(here).aanmelding()
    with Filler(here.settings.database_url, here.livc_id) as rows:
        for table, (of, own) in COPIED.items():
            rows.copy(table, number - 1, (of, casus_id), own)
    _let_pass(here, casus_id)


def _let_pass(here: BenchLivc, casus_id: CasusId) -> None:
    with here.deps.uow.read(here.livc_id) as tx:
        due = tx.instanties.timers(casus_id)[0].due_at
    advance_clock(AdvanceClock(here.livc_id, due + timedelta(hours=1)), here.deps)


def _count_fires(here: BenchLivc, tools: Tools) -> Fires:
    fires = Fires()
    for _ in range(COUNTED):
        with tools.counting(here.settings.database_url) as counted:
            fire_timers(here.livc_id, here.deps)
        fires.statements.append(counted.statements)
        fires.commits.append(counted.commits)
    return fires


def _figures(database: str, drained: Drained, fires: Fires, durability: str) -> Sequence[Figure]:
    fast_enough = Target(">=", 300, commits=0) if database == "PostgreSQL" else None
    return (
        Figure(
            f"{database}: {DUE} due, {WORKERS} workers",
            round(drained.per_second, 1),
            "per second",
            fast_enough,
        ),
        Figure(f"{database}: fired exactly once", drained.fired_once, "casussen", Target("==", DUE)),
        Figure(f"{database}: processor time of a worker", round(drained.cpu_per_fire, 2), "ms per fire"),
        Figure(f"{database}: SQL statements", median(fires.statements), "per fire"),
        Figure(f"{database}: commits", max(fires.commits), "per fire", Target("==", 1)),
        Figure(f"{database}: durability", durability, ""),
    )
