"""Writes `processes/BRONNEN.md`: of each thing that the sources say, where it is done and which test shows it.

`python -m tests.sources.sheet > processes/BRONNEN.md`; the rows stand in `tests/sources/rows`, a file per source.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

ROWS = Path(__file__).with_name("rows")
SOURCES = {
    "omzendbrief": "bijlage bij de omzendbrief van 22 mei 2018 (informatie-uitwisseling rond terrorist fighters)",
    "zakboekje": "Zakboekje voor de burgemeester (West-Vlaanderen en VIVES, aangevuld in 2017)",
    "vvsg": "toelichting van VVSG en ABB bij het LIVC-R-decreet van 21 mei 2021 (webinar, eind 2021)",
    "documentatiefiche": "documentatiefiche van de Werkgroep Preventie (2022), met het model van fiche",
    "strategie": "Strategische Nota Extremisme en Terrorisme (Strategie T.E.R., 2021)",
}
"""The documents by their short key, as `app/domain/rechtsgronden.py` calls them."""


@dataclass(frozen=True)
class Row:
    """One thing that a source says."""

    nr: int
    bron: str
    regels: str
    """Lines in the text of that document, as we read it."""
    zegt: str
    """What it says, in our own words."""
    waar: tuple[str, ...] = ()
    """Files, a field of a form or an element of a drawing behind "#", or the address of a page."""
    test: tuple[str, ...] = ()
    niet: str = ""
    """What is not done, and why: not built yet, outside Casuspad, or left to people."""


def rows() -> list[Row]:
    """Return every row, in the order of the sources."""
    return [row for source in SOURCES for row in _of(source)]


def _of(source: str) -> Iterator[Row]:
    for nr, lines, says, *rest in yaml.safe_load((ROWS / f"{source}.yaml").read_text(encoding="utf-8"))[
        "rijen"
    ]:
        places, tests, why = _read(rest)
        yield Row(nr, source, str(lines), says, tuple(places), tuple(tests), why)


def _read(rest: list[object]) -> tuple[list[str], list[str], str]:
    """Return places, tests and reason; a row leaves out what it does not have, from the left on."""
    lists = [each for each in rest if isinstance(each, list)] + [[], []]
    return lists[0], lists[1], next((each for each in rest if isinstance(each, str)), "")


def markdown() -> str:
    """Return the page."""
    return "\n".join((*_HEAD, *_parts(), ""))


_HEAD = (
    "# Bronnen",
    "",
    "Wat de bronnen over een LIVC-R zeggen, waar Casuspad het doet, en welke test faalt wanneer het er niet",
    "meer is. Staat er geen test, dan zegt de laatste kolom waarom: nog niet gebouwd, buiten Casuspad, of aan",
    "mensen. De zinnen zijn de onze; de tekst van de bron is wat geldt. De regels zijn die van de tekst waarmee",
    "gelezen is. Een regel in processes/rules bewijst wat ernaast staat op elke tekening, ook op een gewijzigde.",
    "Dit blad wordt geschreven door `python -m tests.sources.sheet`, uit `tests/sources/rows`.",
)


def _parts() -> Iterator[str]:
    for source, document in SOURCES.items():
        yield from ("", f"## {source}: {document}", "")
        yield from (
            "| nr. | regels | wat er staat | waar | test | wat niet, en waarom |",
            "| --- | --- | --- | --- | --- | --- |",
        )
        yield from map(_line, _of(source))


def _line(row: Row) -> str:
    tests = [each.partition("tests/")[2] for each in row.test]
    cells = (str(row.nr), row.regels, row.zegt, _listed(row.waar), _listed(tests), row.niet)
    return f"| {' | '.join(cells)} |"


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return "<br>".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    print(markdown(), end="")
