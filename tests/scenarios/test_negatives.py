"""What each demo case must refuse (domain/11): played in its scenario, or refused by what has no room for it."""

import re
from pathlib import Path

import pytest

from app.config import ROOT
from app.scenario.source import read_scenario
from app.scenario.words import Step

SCENARIOS = ROOT / "processes/casus/scenarios"
SAMEN = "Elke partner houdt zich aan wat de tafel samen besliste"
FOR_DRAFTS = {
    "app/web/templates/ontwerpen/beheren.html",
    "app/web/ontwerp_beheer.py",
    "app/web/ontwerp_tekening.py",
}
"""Takes files that are a procedure, a table or a form, and nothing else, of who draws."""
FILES = ('type="file"', "type='file'", "multipart/form-data", "request.files")


def refused(name: str) -> list[Step]:
    return [step for step in read_scenario(SCENARIOS / f"{name}.yaml").steps if "geweigerd" in step]


@pytest.mark.parametrize(
    ("name", "act", "said"),
    [
        ("demo-01-linde", {"wie": "ann", "doet": "m_deel"}, "noodzaak:"),
        ("demo-01-linde", {"wie": "katrien", "doet": "f_op"}, "d2_bronnen:"),
        ("demo-02-berk", {"wie": "katrien", "bekijkt": "2026-01"}, "bestaat niet"),
        ("demo-02-berk", {"wie": "katrien", "doet": "so_overleg"}, "u mag ze niet zien"),
        ("demo-04-vrije-grond", {"wie": "katrien", "doet": "m_deel"}, "noodzaak:"),
        ("demo-04-vrije-grond", {"wie": "joris", "doet": "st_plan"}, "casus"),
        ("demo-04-vrije-grond", {"wie": "joris", "doet": "st_plan"}, "onderwerp"),
        (
            "demo-05-es",
            {"wie": "tom", "doet": "q_aanm"},
            "Elke partner houdt zich aan wat de tafel samen besliste",
        ),
    ],
)
def test_it_is_played_and_refused_with_these_words(name: str, act: Step, said: str) -> None:
    found = [step for step in refused(name) if act.items() <= step.items()]
    assert said in [step["geweigerd"] for step in found]


def test_what_asks_for_a_reason_is_accepted_with_one_and_an_address_needs_no_heavy_one() -> None:
    steps = read_scenario(SCENARIOS / "demo-01-linde.yaml").steps
    given = [step["velden"] for step in steps if step.get("doet") == "m_deel" and "geweigerd" not in step]
    said = {str(each["categorie"]): str(each["noodzaak"]) for each in given if "noodzaak" in each}  # type: ignore[index,operator]
    assert len(said["12"]) > 30
    assert len(said["1"]) < 30


def test_no_page_and_no_form_takes_a_file_so_that_a_card_has_no_way_in() -> None:
    """DEMO-03: what the LTF lent is shown, and never brought in; only who draws brings in files."""
    read = [*_texts("app/web/templates", "*.html"), *_texts("app", "*.py"), *_texts("forms", "*.json")]
    taking = {path.relative_to(ROOT).as_posix() for path, text in read if any(each in text for each in FILES)}
    assert taking == FOR_DRAFTS
    assert not [path for path, text in _texts("forms", "*.json") if '"type": "filepicker"' in text]


def test_nothing_looks_for_a_person() -> None:
    """DEMO-05: a partner who types a name finds no field to type it in, and no address that would answer."""
    pages = (ROOT / "tests/access/toegang.txt").read_text(encoding="utf-8")
    addresses = re.findall(r"(?:GET|POST)\s+(/\S+)", pages)
    assert addresses
    assert not [each for each in addresses if "/zoek" in each or "search" in each]
    inputs = [text for _, text in _texts("app/web/templates", "*.html")]
    assert not [
        text for text in inputs if 'type="search"' in text or 'method="get" action="/casussen' in text
    ]


def _texts(folder: str, pattern: str) -> list[tuple[Path, str]]:
    return [(path, path.read_text(encoding="utf-8")) for path in sorted((ROOT / folder).rglob(pattern))]
