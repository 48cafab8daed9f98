"""However somebody draws it: the strategic table gets no way to a casus, or to who is in one (INV-17)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.procedure.bundle import read_model
from app.procedure.checks import findings_of

ROOT = Path(__file__).parents[2]
MODEL, YAML = "strategische_tafel/strategische_tafel.bpmn", "strategische_tafel/variabelen.yaml"
FORM = "forms/F19s.json"
Files = dict[str, str]
Change = Callable[[Files], None]


def as_drawn() -> Files:
    found = {each: (ROOT / "processes" / each).read_text(encoding="utf-8") for each in (MODEL, YAML)}
    forms = sorted((ROOT / "forms").glob("F19s*.json"))
    return found | {f"forms/{each.name}": each.read_text(encoding="utf-8") for each in forms}


def findings(files: Files) -> list[str]:
    model, faults = read_model({name: text.encode() for name, text in files.items()})
    assert not faults
    return [str(each) for each in findings_of("no_casus", model)]


def replaced(file: str, was: str, becomes: str) -> Change:
    def change(files: Files) -> None:
        assert files[file].count(was) >= 1
        files[file] = files[file].replace(was, becomes, 1)

    return change


WAYS = {
    "een bericht": replaced(MODEL, 'id="st_niet" name', 'id="st_niet" livc:message="nieuwe_elementen" name'),
    "een oproep": replaced(
        MODEL,
        '<bpmn:endEvent id="st_niet"',
        '<bpmn:callActivity id="st_x" name="x" calledElement="traject" /><bpmn:endEvent id="st_niet"',
    ),
    "een stap van een casus": replaced(MODEL, 'livc:kind="vrij"', 'livc:kind="opvolgtaak"'),
    "herhalen per dienst": replaced(MODEL, 'livc:per="instructie"', 'livc:per="dienst"'),
    "een variabele van een casus": replaced(YAML, "  st_kader:", "  betreft:"),
    "een vraag in het register": replaced(FORM, '"zone": "papers"', '"zone": "register"'),
    "een vraag in een kluis": replaced(FORM, '"zone": "papers"', '"zone": "vault"'),
    "kiezen uit casussen": replaced(FORM, '"bron": "strategische_onderwerpen"', '"bron": "lopende_casussen"'),
    "kiezen uit deelnemers": replaced(FORM, '"bron": "strategische_onderwerpen"', '"bron": "deelnemers"'),
    "bekend uit het register": replaced(FORM, '"bekend": "opnieuw"', '"bekend": "naam"'),
}


def test_as_it_is_drawn_nothing_is_found() -> None:
    assert findings(as_drawn()) == []


@pytest.mark.parametrize("way", WAYS)
def test_no_way_to_a_casus_is_let_in(way: str) -> None:
    files = as_drawn()
    WAYS[way](files)
    assert findings(files), way
