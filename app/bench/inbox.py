"""`inbox`: the first screen with 50 open tasks and with 5,000."""

from datetime import timedelta
from time import perf_counter

from app.bench.figures import Figure, Report, Target, median, share
from app.bench.place import BenchLivc, place
from app.bench.tools import Tools
from app.domain.casus import Casus, CasusStatus
from app.domain.execution import ArmedTimer
from app.domain.ids import CasusId, InstantieId, TaskId, VersieId, new_id
from app.domain.instantie import Instantie, Taak
from app.domain.kalender import dag_van
from app.domain.words.processes import BEWARING, CASUS, OVERLEG
from app.domain.words.steps.intake import INTAKE
from app.services.tasks.list_tasks import ListTasks, list_tasks

FEW, MANY = 50, 5000
PER_CASUS = 5
ROUNDS = 30
WHO = "joris"


def inbox(tools: Tools) -> Report:
    """Measure the inbox of the coördinator, who sees every casus."""
    with place() as here:
        durability = tools.durability(here.settings.database_url)
        fill(here, 0, FEW)
        few, statements_few = visit(here, tools)
        fill(here, FEW, MANY)
        many, statements_many = visit(here, tools)
    ratio = median(many) / median(few)
    return Report(
        "inbox",
        (
            Figure(f"{FEW} tasks, median", round(median(few), 2), "ms"),
            Figure(f"{MANY} tasks, median", round(median(many), 2), "ms"),
            Figure(f"{MANY} tasks, p95", round(share(many, 0.95), 2), "ms"),
            Figure(f"{MANY} against {FEW} tasks", round(ratio, 2), "x", Target("<=", 2)),
            Figure(f"SQL statements at {FEW} tasks", statements_few, "statements"),
            Figure(
                f"SQL statements at {MANY} tasks", statements_many, "statements", Target("<=", statements_few)
            ),
            Figure("durability", durability, ""),
        ),
    )


def visit(here: BenchLivc, tools: Tools) -> tuple[list[float], int]:
    """Open the inbox a number of times; return the milliseconds, and the statements of one visit."""
    command = ListTasks(here.actor(WHO))
    list_tasks(command, here.deps)
    took = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        list_tasks(command, here.deps)
        took.append((perf_counter() - begin) * 1000)
    with tools.counting(here.settings.database_url) as counted:
        list_tasks(command, here.deps)
    return took, counted.statements


def fill(here: BenchLivc, first: int, last: int) -> None:
    """Add casussen with open tasks and a deadline each, the tasks numbered from `first` to before `last`."""
    with here.deps.uow.begin(here.livc_id) as tx:
        version = tx.instanties.of_process(OVERLEG.word)[0].versie_id
        for number in range(first, last, PER_CASUS):
            casus = _casus(here, number)
            instantie = _instantie(casus, version)
            tx.slots.add(casus.id)
            tx.casussen.save(casus)
            tasks = [_task(here, casus, instantie, number + k) for k in range(PER_CASUS)]
            tx.instanties.save(instantie, tasks, [_timer(here, number)], frozenset())


def _casus(here: BenchLivc, number: int) -> Casus:
    today = dag_van(here.deps.clock.now())
    code = f"{today.year}-{number // PER_CASUS + 1:02d}"
    return Casus(
        CasusId(new_id()), here.livc_id, code, CasusStatus.LOPEND, "dossieraanmelding", today, None, None
    )


def _instantie(casus: Casus, version: VersieId) -> Instantie:
    return Instantie(InstantieId(new_id()), casus.livc_id, casus.id, CASUS.word, version, b"", {})


def _task(here: BenchLivc, casus: Casus, instantie: Instantie, number: int) -> Taak:
    now = here.deps.clock.now()
    return Taak(
        id=TaskId(new_id()),
        livc_id=here.livc_id,
        instantie_id=instantie.id,
        casus_id=casus.id,
        casus_code=casus.code,
        proces_id=CASUS.word,
        element_id="i_gesprek",
        naam="Aanmelding samen overlopen",
        rol="coordinator",
        kind=INTAKE.word,
        sinds=now - timedelta(hours=number % 97),
        fase="dossieraanmelding",
        streefdatum=now + timedelta(hours=number % 211 - 20),
    )


def _timer(here: BenchLivc, number: int) -> ArmedTimer:
    due = here.deps.clock.now() + timedelta(days=30 + number % 700)
    return ArmedTimer(TaskId(new_id()), "w_wacht", BEWARING.word, "Bewaartermijn", None, due)
