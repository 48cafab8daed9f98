"""`submit`: a logged-in person submits one form over HTTP: validation, register, audit, timers, one commit."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from app.bench.casework import AANMELDER, CHAIR, INTAKE, NAAM, Form, Walk
from app.bench.figures import Figure, Report, Target, median, share
from app.bench.place import Place, place
from app.bench.postgres import PostgresMissingError, own_cluster
from app.bench.tools import Client, Tools
from app.domain.errors import EngineError
from app.domain.ids import TaskId
from app.domain.words.steps.intake import INTAKE as INTAKE_KIND

WARM_UP, ROUNDS = 5, 60
MOST_MILLISECONDS = {"SQLite": 8, "PostgreSQL": 12}
MOST_STATEMENTS = 12
SEE_OTHER = 302
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass(frozen=True)
class Step:
    """A form that is submitted again and again: who, what, and the open tasks to submit it to."""

    words: str
    who: str
    form: Form
    tasks: Callable[[Walk, int], list[TaskId]]


@dataclass
class Measured:
    """What the submits took."""

    milliseconds: list[float] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    executed: list[int] = field(default_factory=list)
    keyring: list[int] = field(default_factory=list)
    commits: list[int] = field(default_factory=list)


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
        figures = _on("SQLite", here, tools)
    try:
        with own_cluster() as cluster:
            urls = {"DATABASE_URL": cluster.create(), "KEYRING_URL": cluster.create()}
            with place(urls) as here:
                figures += _on("PostgreSQL", here, tools)
    except PostgresMissingError as missing:
        figures.append(Figure("PostgreSQL", str(missing), ""))
    return Report("submit", figures)


def _on(database: str, here: Place, tools: Tools) -> list[Figure]:
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


def _measured(here: Place, client: Client, tools: Tools, step: Step) -> Measured:
    measured = Measured()
    for number, task_id in enumerate(step.tasks(Walk(here), WARM_UP + ROUNDS)):
        _measure(
            here,
            client,
            tools,
            (f"/taken/{task_id}", step.form),
            measured if number >= WARM_UP else Measured(),
        )
    return measured


def _measure(here: Place, client: Client, tools: Tools, posted: tuple[str, Form], measured: Measured) -> None:
    """Submit one form; the page it is on is not counted."""
    path, form = posted
    found = TOKEN.search(client.get(path).text)
    form = {**form, "csrf_token": found[1] if found else ""}
    with tools.counting(here.settings.database_url) as counted:
        begin = perf_counter()
        answer = client.post(path, data=form)
        took = (perf_counter() - begin) * 1000
    if answer.status_code != SEE_OTHER:
        raise EngineError(
            "De meting kreeg status {status_code} in plaats van {see_other}.",
            status_code=answer.status_code,
            see_other=SEE_OTHER,
        )
    measured.milliseconds.append(took)
    measured.statements.append(counted.statements)
    measured.executed.append(counted.executed)
    measured.keyring.append(counted.keyring_statements)
    measured.commits.append(counted.commits)
