"""`load`: clients that lead whole casussen over HTTP against two web processes on PostgreSQL."""

from app.bench.clients import CASUS, Answered, Crowd, crowd
from app.bench.figures import Figure, Report, Target, share
from app.bench.place import place
from app.bench.postgres import PostgresMissingError, own_cluster
from app.bench.serving import serving
from app.bench.tools import Tools

CLIENTS, PROCESSES = 8, 2
CASUSSEN = 25
"""Per client; as many submits each as `CASUS` has steps."""
MOST_SECONDS = 120.0
ENOUGH = 0.6
"""Part of the submits that is left when each is made after its page was read."""
PAGES = {False: "submits only", True: "each after its page"}
"""A person reads the page first; what is asked of the submits is measured without it, and with it beside."""


def load(tools: Tools) -> Report:
    """Measure on a PostgreSQL of its own; without its programs there is nothing to measure."""
    try:
        with own_cluster() as cluster:
            urls = {"DATABASE_URL": cluster.create(), "KEYRING_URL": cluster.create()}
            figures = _measured(urls, tools)
    except PostgresMissingError as missing:
        figures = [Figure("PostgreSQL", str(missing), "")]
    return Report("load", figures)


def _measured(urls: dict[str, str], tools: Tools) -> list[Figure]:
    with place(urls) as here, serving(here, PROCESSES) as served:
        durability = tools.durability(here.settings.database_url)
        answered = {
            pages: crowd(here, Crowd(served.port, CLIENTS, CASUSSEN, MOST_SECONDS, pages)) for pages in PAGES
        }
    return [
        Figure("clients", CLIENTS, f"clients, {PROCESSES} web processes"),
        Figure("a casus", len(CASUS), "submits, from the phone call to the end"),
        Figure("durability", durability, ""),
        *(figure for pages, words in PAGES.items() for figure in _figures(words, answered[pages], pages)),
        Figure(
            "each after its page, against submits only",
            round(answered[True].per_second / answered[False].per_second, 2),
            "x",
            Target(">=", ENOUGH),
        ),
    ]


def _figures(words: str, answered: Answered, pages: bool) -> list[Figure]:
    enough, soon = (None, None) if pages else (Target(">=", 150, commits=0), Target("<=", 120, commits=0))
    return [
        Figure(f"{words}: submits", round(answered.per_second, 1), "per second", enough),
        Figure(f"{words}: median", round(share(answered.milliseconds, 0.5), 1), "ms"),
        Figure(f"{words}: p95", round(share(answered.milliseconds, 0.95), 1), "ms", soon),
        Figure(f"{words}: whole casussen", answered.casussen, "casussen"),
        Figure(f"{words}: errors", answered.errors, "errors", Target("==", 0)),
    ]
