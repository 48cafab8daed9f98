"""The sheet of the sources is the written one, and what it names exists."""

import json
import re
from pathlib import Path

import pytest

from app.services.telling.help_texts import HULPBLADEN
from tests.sources.sheet import ROWS, SOURCES, Row, markdown, rows

ROOT = Path(__file__).parents[2]
ALL = rows()
LAST = 261
"""How many things the five documents were read to say."""


def test_the_sheet_is_what_the_rows_say() -> None:
    written = (ROOT / "processes" / "BRONNEN.md").read_text(encoding="utf-8")
    assert written == markdown(), "python -m tests.sources.sheet > processes/BRONNEN.md"


def test_each_thing_that_was_read_has_one_row() -> None:
    assert [row.nr for row in ALL] == list(range(1, LAST + 1))
    assert {path.stem for path in ROWS.glob("*.yaml")} == set(SOURCES)


@pytest.mark.parametrize("row", ALL, ids=lambda row: f"{row.bron} {row.nr}")
def test_a_row_has_a_test_or_says_why_not(row: Row) -> None:
    assert row.zegt.endswith((".", "?"))
    assert row.test or row.niet
    assert row.waar or row.niet
    assert not row.niet or row.niet.endswith(".")


@pytest.mark.parametrize("row", ALL, ids=lambda row: f"{row.bron} {row.nr}")
def test_what_a_row_names_exists(row: Row) -> None:
    assert [place for place in row.waar if not exists(place)] == []
    assert [test for test in row.test if not is_test(test)] == []


@pytest.mark.parametrize(
    "place",
    [
        "forms/F99.json", "forms/F01.json#bestaat_niet", "processes/casus/casus.bpmn#bestaat_niet",
        "/hulp/bestaat-niet", "/bestaat-niet", "app/domain/niets.py",
    ],
)  # fmt: skip
def test_a_place_that_is_not_there_is_noticed(place: str) -> None:
    assert not exists(place)


def test_a_test_that_is_not_there_is_noticed() -> None:
    assert not is_test("tests/domain/test_consensus.py::test_that_was_never_written")
    assert not is_test("tests/domain/test_niets.py::test_that_was_never_written")


def test_the_sheet_names_no_place_of_our_own_machine() -> None:
    assert not re.search(r"shared/|seeds|\.\./", markdown())


def test_the_informal_link_is_made_together_with_the_information_officer() -> None:
    """Bijlage bij de omzendbrief, 246-251: never by the coördinator alone."""
    form = (ROOT / "forms" / "F06-link.json").read_text(encoding="utf-8")
    offered = (ROOT / "forms" / "F06.json").read_text(encoding="utf-8")
    assert "samen met de information officer" in json.loads(form)["properties"]["intro"]
    assert "samen met de information officer" in offered


def test_no_instrument_that_predicts_is_offered() -> None:
    """Documentatiefiche, 1049-1125: VERA-2R is for the certified, before or after a judgment."""
    form = json.loads((ROOT / "forms" / "F09.json").read_text(encoding="utf-8"))
    [asked] = [each for each in parts(form) if each.get("key") == "instrument"]
    assert [each["value"] for each in asked["values"]] == ["geen", "radix", "alveole"]  # type: ignore[attr-defined]


def test_a_closing_may_have_each_reason_that_there_is() -> None:
    """Documentatiefiche, 1701-1708: also that another took over, that nobody cooperates, that someone died."""
    form = json.loads((ROOT / "forms" / "F17.json").read_text(encoding="utf-8"))
    [asked] = [each for each in parts(form) if each.get("key") == "reden"]
    found = {each["value"] for each in asked["values"]}  # type: ignore[attr-defined]
    assert {"regulier", "doel_bereikt", "geen_doel", "verhuisd", "andere"} <= found
    assert {"doorverwezen", "geen_medewerking", "overleden"} <= found


def exists(place: str) -> bool:
    """Answer whether a file, a part of a form or drawing, or a page is there."""
    if place.startswith("/"):
        return is_page(place)
    name, _, part = place.partition("#")
    path = ROOT / name
    if not path.is_file():
        return False
    return not part or is_part(path, part)


def is_part(path: Path, part: str) -> bool:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return any(
            part in (each.get("key"), each.get("id"), each.get("path")) for each in parts(json.loads(text))
        )
    return f' id="{part}"' in text


def parts(data: dict[str, object]) -> list[dict[str, object]]:
    """Return every question and group of a form file."""
    inner = data.get("components")
    found = [each for each in inner if isinstance(each, dict)] if isinstance(inner, list) else []
    return [each for one in found for each in (one, *parts(one))]


def is_page(address: str) -> bool:
    """Answer whether a route has this address; a sheet of help is one that is written."""
    views = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "app" / "web").glob("*.py"))
    if address.startswith("/hulp/") and address != "/hulp/juridische-noten":
        return address.removeprefix("/hulp/") in HULPBLADEN
    return f'"{address}"' in views


def is_test(name: str) -> bool:
    path, _, function = name.partition("::")
    file = ROOT / path
    return (
        file.is_file()
        and re.search(rf"^def {function}\(", file.read_text(encoding="utf-8"), re.MULTILINE) is not None
    )
