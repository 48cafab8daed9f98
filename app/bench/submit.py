"""`submit`: a logged-in person submits one form over HTTP: validation, register, audit, timers, one commit."""

import re
from dataclasses import dataclass, field
from time import perf_counter

from app.bench.figures import Figure, Report, Target, median, share
from app.bench.place import Place, place
from app.bench.tools import Client, Tools
from app.domain.errors import EngineError
from app.domain.ids import CasusId
from app.services.casework.record_aanmelding import RecordAanmelding, record_aanmelding
from app.services.clockwork.run_jobs import run_jobs

WARM_UP, ROUNDS = 5, 60
WHO = "joris"
SEE_OTHER = 302
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
AANMELDING = {
    "aanmelder_naam": ["Verzonnen Meting"],
    "aanmelder_contact": ["089 00 00 00"],
    "signalen": ["verzonnen tekst van de meting"],
    "betreft": ["persoon"],
    "leeftijdsgroep": ["volwassene"],
    "anoniem": ["ja"],
    "opnieuw_aangemeld": ["nee"],
}
INTAKE = {
    "uitkomst": "klaar",
    "kanaal": "telefoon",
    "gesprek": "verzonnen tekst van de meting",
    "betreft": "persoon",
    "leeftijdsgroep": "volwassene",
    "anoniem": "ja",
}


@dataclass
class Measured:
    """What the submits took."""

    milliseconds: list[float] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    keyring: list[int] = field(default_factory=list)
    commits: list[int] = field(default_factory=list)


def submit(tools: Tools) -> Report:
    """Measure the intake of the coördinator, which writes to the register."""
    with place() as here:
        client = tools.open_web(here.deps, here.settings).test_client()
        client.set_cookie("casuspad", here.cookie(WHO))
        durability = tools.durability(here.settings.database_url)
        measured = Measured()
        for _ in range(WARM_UP):
            _measure(here, client, tools, Measured())
        for _ in range(ROUNDS):
            _measure(here, client, tools, measured)
    return Report("submit", _figures(measured, durability))


def _figures(measured: Measured, durability: str) -> tuple[Figure, ...]:
    return (
        Figure("median", round(median(measured.milliseconds), 2), "ms", Target("<=", 8)),
        Figure("p95", round(share(measured.milliseconds, 0.95), 2), "ms"),
        Figure("SQL statements", max(measured.statements), "statements", Target("<=", 12)),
        Figure("keyring statements", max(measured.keyring), "statements"),
        Figure("commits", max(measured.commits), "commits", Target("==", 1)),
        Figure("durability", durability, ""),
    )


def _measure(here: Place, client: Client, tools: Tools, measured: Measured) -> None:
    """Submit one form; the page it is on is not counted."""
    path = f"/taken/{_open_task(here)}"
    found = TOKEN.search(client.get(path).text)
    form = {**INTAKE, "csrf_token": found[1] if found else ""}
    with tools.counting(here.settings.database_url) as counted:
        begin = perf_counter()
        answer = client.post(path, data=form)
        took = (perf_counter() - begin) * 1000
    if answer.status_code != SEE_OTHER:
        raise EngineError(f"De meting kreeg status {answer.status_code} in plaats van {SEE_OTHER}.")
    measured.milliseconds.append(took)
    measured.statements.append(counted.statements)
    measured.keyring.append(counted.keyring_statements)
    measured.commits.append(counted.commits)


def _open_task(here: Place) -> str:
    """Open a casus and return its intake."""
    casus_id: CasusId = record_aanmelding(
        RecordAanmelding(here.actor(WHO), None, "telefoon", AANMELDING), here.deps
    )
    while run_jobs(here.livc_id, here.deps) is not None:
        pass
    with here.deps.uow.read(here.livc_id) as tx:
        return next(t.id for t in tx.taken.of_slot(casus_id) if t.element_id == "i_gesprek")
