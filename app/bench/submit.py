"""`submit`: a logged-in person submits one form over HTTP: validation, register, audit, timers, one commit.

Two forms very often, and each form of the reference casus a few times.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from app.bench.casework import AANMELDER, CHAIR, INTAKE, NAAM, Form, Walk
from app.bench.figures import Figure, Report, Target, median, share
from app.bench.lived import Lives, Measured, ensure_accepted, lived, submit_once, token
from app.bench.place import BenchLivc, place
from app.bench.postgres import Cluster, PostgresMissingError, own_cluster
from app.bench.tools import Client, Tools
from app.domain.ids import TaskId
from app.domain.words.steps.intake import INTAKE as INTAKE_KIND

WARM_UP, ROUNDS = 5, 60
LIVES = 5
MOST_MILLISECONDS = {"SQLite": 8, "PostgreSQL": 12}
MOST_STATEMENTS = 12
Urls = Mapping[str, str]


@dataclass(frozen=True)
class Step:
    """A form that is submitted again and again: who, what, and the open tasks to submit it to."""

    words: str
    who: str
    form: Form
    tasks: Callable[[Walk, int], list[TaskId]]


def _intakes(walk: Walk, count: int) -> list[TaskId]:
    return [walk.task(walk.aanmelding(), "i_gesprek").id for _ in range(count)]


STEPS = (
    Step(INTAKE_KIND.word, CHAIR, INTAKE, _intakes),
    Step("naam, with two timers", AANMELDER, NAAM, Walk.awaiting_names),
)
"""The intake of the coördinator writes to the register; the name of a partner does too, and disarms two timers."""


def submit(tools: Tools) -> Report:
    """Measure on SQLite, and on a PostgreSQL of its own when its programs are there."""
    with place() as here:
        figures = [*_on("SQLite", here, tools), *_lived("SQLite", dict, tools)]
    try:
        with own_cluster() as cluster:
            with place(urls(cluster)) as here:
                figures += _on("PostgreSQL", here, tools)
            figures += _lived("PostgreSQL", partial(urls, cluster), tools)
    except PostgresMissingError as missing:
        figures.append(Figure("PostgreSQL", str(missing), ""))
    return Report("submit", figures)


def urls(cluster: Cluster) -> Urls:
    """Make two databases: one for the casussen, one for the keys."""
    return {"DATABASE_URL": cluster.create(), "KEYRING_URL": cluster.create()}


def _on(database: str, here: BenchLivc, tools: Tools) -> list[Figure]:
    figures = [Figure(f"{database}: durability", tools.durability(here.settings.database_url), "")]
    for step in STEPS:
        client = tools.open_web(here.deps, here.settings).test_client()
        client.set_cookie("casuspad", here.cookie(step.who))
        measured = _measured(here, client, tools, step)
        figures += _figures(f"{database}, {step.words}", measured, MOST_MILLISECONDS[database])
    return figures


def _figures(of: str, measured: Measured, most: float) -> Sequence[Figure]:
    most_statements = Target("<=", MOST_STATEMENTS)
    return (
        Figure(f"{of}: median", round(median(measured.milliseconds), 2), "ms", Target("<=", most, commits=1)),
        Figure(f"{of}: p95", round(share(measured.milliseconds, 0.95), 2), "ms"),
        Figure(f"{of}: SQL statements", max(measured.statements), "statements", most_statements),
        Figure(f"{of}: executed by the database", max(measured.executed), "statements"),
        Figure(f"{of}: keyring statements", max(measured.keyring), "statements"),
        Figure(f"{of}: commits", max(measured.commits), "commits", Target("==", 1)),
    )


def _measured(here: BenchLivc, client: Client, tools: Tools, step: Step) -> Measured:
    measured = Measured()
    for number, task_id in enumerate(step.tasks(Walk(here), WARM_UP + ROUNDS)):
        path = f"/taken/{task_id}"
        form = {**step.form, "csrf_token": token(client, path)}
        counts = measured if number >= WARM_UP else Measured()
        ensure_accepted(submit_once(here, client, tools, (path, form), counts))
    return measured


def _lived(database: str, databases: Callable[[], Urls], tools: Tools) -> Iterator[Figure]:
    """Lead the reference casus through its life a number of times, each in databases of its own."""
    lives = Lives(tools)
    for _ in range(LIVES):
        tools.live(databases(), lives.opened)
    yield from lived(database, lives, Target("<=", MOST_MILLISECONDS[database], commits=1))
