"""`pages`: what it takes to show the pages that people use most, and the lists of a LIVC-R with many casussen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import process_time

from app.bench.casework import CHAIR, Walk
from app.bench.figures import Figure, Report, Target, median
from app.bench.filling import Filler
from app.bench.pace import REFERENCE, piece
from app.bench.place import BenchLivc, place
from app.bench.tools import Client, Tools
from app.domain.errors import EngineError
from app.domain.ids import CasusId
from app.domain.words.processes import CASUS

PAIRS = 5
CASUSSEN = 20_000
"""Beside the one that is at the table: most of them run, the others are closed."""
MOST_STATEMENTS = 20
MOST_PIECES = 150 / REFERENCE.processor
"""150 ms on the reference machine: what is counted in pieces, compares on any machine and beside anything."""
FINE = 200
LISTS = (("/casussen", CHAIR), ("/toezicht", "nora"), ("/overzicht", "mia"))
"""The pages that list or count all casussen, and who reads them."""


@dataclass
class Opened:
    """What a page took: processor, also against a fixed piece of Python just before, and statements."""

    milliseconds: list[float] = field(default_factory=list)
    against_piece: list[float] = field(default_factory=list)
    statements: int = 0
    bytes: int = 0


def pages(tools: Tools) -> Report:
    """Measure the five pages with one casus, then the lists with many; every page five times, in turns."""
    with place() as here:
        casus_id, task_id, overleg_id = Walk(here).at_the_table()
        most_used = {
            "inbox": ("/taken", CHAIR),
            "task": (f"/taken/{task_id}", CHAIR),
            "page of a casus": (f"/casussen/{casus_id}", CHAIR),
            "table": (f"/overleg/{overleg_id}", CHAIR),
            "casussen": ("/casussen", CHAIR),
        }
        opened = _opened(here, tools, most_used)
        _fill(here, Walk(here).aanmelding(), CASUSSEN)
        many = _opened(here, tools, {path: (path, who) for path, who in LISTS})
    told = [figure for page, each in opened.items() for figure in _figures(page, each)]
    listed = [figure for page, each in many.items() for figure in _many(f"{page} with {CASUSSEN}", each)]
    return Report("pages", (*told, *listed))


def _figures(page: str, opened: Opened) -> Sequence[Figure]:
    return (
        Figure(f"{page}: CPU, median", round(median(opened.milliseconds), 1), "ms"),
        Figure(f"{page}: CPU, against a fixed piece", round(median(opened.against_piece), 2), "x"),
        Figure(f"{page}: SQL statements", opened.statements, "statements"),
        Figure(f"{page}: size", opened.bytes, "bytes"),
    )


def _many(page: str, opened: Opened) -> Sequence[Figure]:
    took, piece_, statements, size = _figures(page, opened)
    return (
        took,
        Figure(piece_.name, piece_.value, piece_.unit, Target("<=", MOST_PIECES)),
        Figure(statements.name, statements.value, statements.unit, Target("<=", MOST_STATEMENTS)),
        size,
    )


def _opened(here: BenchLivc, tools: Tools, asked: Mapping[str, tuple[str, str]]) -> dict[str, Opened]:
    """Open each page once to warm up, then all of them in turns, so that whatever else happens strikes all."""
    web = tools.open_web(here.deps, here.settings)
    browsers: dict[str, Client] = {}
    for _, who in asked.values():
        browsers[who] = web.test_client()
        browsers[who].set_cookie("casuspad", here.cookie(who))
    found = {page: _counted(here, tools, browsers[who], path) for page, (path, who) in asked.items()}
    for _ in range(PAIRS):
        for page, (path, who) in asked.items():
            _pair(browsers[who], path, found[page])
    return found


def _counted(here: BenchLivc, tools: Tools, browser: Client, path: str) -> Opened:
    _ensure_shown(browser, path)
    with tools.counting(here.settings.database_url) as counted:
        size = _ensure_shown(browser, path)
    return Opened(statements=counted.statements, bytes=size)


def _pair(browser: Client, path: str, opened: Opened) -> None:
    begin = process_time()
    piece()
    between = process_time()
    _ensure_shown(browser, path)
    took = process_time() - between
    opened.milliseconds.append(took * 1000)
    opened.against_piece.append(took / (between - begin))


def _ensure_shown(browser: Client, path: str) -> int:
    answer = browser.get(path)
    if answer.status_code != FINE:
        raise EngineError("De bladzijde {path} werd niet getoond; er is niet gemeten.", path=path)
    return len(answer.text.encode())


def _fill(here: BenchLivc, casus_id: CasusId, casussen: int) -> None:
    """Copy a casus with its open steps; one in ten is closed, and waits for its day."""
    with Filler(here.settings.database_url, here.livc_id) as filler:
        filler.copy("slot", casussen, ("slot", casus_id), ("slot",))
        filler.copy(CASUS.word, casussen, ("id", casus_id), ("id", "code"))
        filler.copy("instantie", casussen, ("slot", casus_id), ("id", "slot"))
        filler.copy(
            "taak", casussen, ("slot", casus_id), ("id", "instantie_id", "slot", "casus_id", "casus_code")
        )
        filler.close_casussen()
