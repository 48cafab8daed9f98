"""A table that keeps longer than the law is refused before it is published (INV-38); a shorter one is not."""

import re
from pathlib import Path

import pytest

from app.procedure.checking import checked

PROCESSES = Path(__file__).parents[2] / "processes"
FORMS = PROCESSES.parent / "forms"
TERM = 'laatste_bespreking + duration("P1Y")</text>'
ASKED = 'laatste_bespreking + duration("P1Y") - duration("P2M")</text>'


def found(term: str, asked_by: str = "") -> list[str]:
    files = {
        f"bewaring/{path.name}": path.read_bytes()
        for path in (PROCESSES / "bewaring").iterdir()
        if path.suffix in (".bpmn", ".dmn", ".yaml")
    }
    asked = re.findall(rb'livc:form="([^"]+)"', files["bewaring/bewaring.bpmn"])
    files |= {f"forms/{key.decode()}.json": (FORMS / f"{key.decode()}.json").read_bytes() for key in asked}
    name = "bewaring/bewaartermijn.dmn"
    text = files[name].decode()
    assert TERM in text
    text = text.replace(TERM, f"{term}</text>", 1)
    ask = asked_by or f'{term} - duration("P2M")'
    files[name] = text.replace(ASKED, f"{ask}</text>", 1).encode()
    return [str(finding) for finding in checked(files)[1]]


@pytest.mark.parametrize(
    "term",
    [
        'laatste_bespreking + duration("P2Y")',
        'laatste_bespreking + duration("P1Y") + duration("P1D")',
        'laatste_bespreking + duration("P366D")',
        'max(laatste_bespreking + duration("P1M"), date("2040-01-01"))',
        'today() + duration("P13M")',
    ],
)
def test_a_table_that_keeps_longer_than_a_year_is_refused(term: str) -> None:
    (finding,) = found(term)
    assert "bewaartermijn.dmn" in finding
    assert "meer dan een jaar na de laatste bespreking" in finding
    assert "vernietigen_op" in finding


@pytest.mark.parametrize("months", range(1, 13))
def test_a_table_that_keeps_as_long_or_shorter_is_not(months: int) -> None:
    assert found(f'laatste_bespreking + duration("P{months}M")') == []


@pytest.mark.parametrize("term", ['laatste_bespreking + duration("P365D")', 'date("2020-01-01")'])
def test_what_ends_within_the_year_on_every_day_is_not(term: str) -> None:
    assert found(term) == []


def test_a_shorter_term_whose_holders_are_asked_too_late_is_refused() -> None:
    (finding,) = found('laatste_bespreking + duration("P3M")', 'laatste_bespreking + duration("P10M")')
    assert "aankondigen_op" in finding
    assert "te laat" in finding
