"""What is wrong is told by cause: the deepest first, and what is said many times once."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import cli
from app.domain.errors import ModelError
from app.procedure.bundle import read_model
from app.procedure.causes import RANK, by_cause
from app.procedure.checks import CHECKS, check_model
from app.procedure.dmn import read_dmn
from app.procedure.findings import Finding, Level
from app.procedure.model import Place
from app.procedure.xml import read_xml
from tests.procedure.dmn.drawing import decision, file, literal
from tests.procedure.growing import END, START, arrow, chain, document, drawn

PLAIN = document(drawn(START, '<task id="a"/>', END, arrow(1, "s", "a"), arrow(2, "a", "e")))


def findings_in(content: bytes) -> list[Finding]:
    return check_model(read_model({"p/p.bpmn": content, "p/variabelen.yaml": b"variabelen: {}\n"})[0])


def test_one_plain_task_is_one_finding_about_what_was_drawn() -> None:
    said = [each for each in findings_in(PLAIN) if each.check != "diagram_present"]
    assert [each.check for each in said] == ["unknown_element"]
    assert "Kies wat voor taak dit is" in said[0].sentence


def test_two_hundred_findings_come_down_to_a_few_and_the_cause_is_first() -> None:
    found = findings_in(chain(200, "task"))
    assert len(found) > 200
    causes = by_cause(found)
    assert len(causes) < 6
    assert causes[0].first.check == "unknown_element"
    assert sum(1 + len(cause.more) for cause in causes) == len(found)
    assert "Zo ook op nog 199 plaatsen: regel 1 (u1), regel 1 (u2)" in str(causes[0].said)
    assert str(causes[0].said).endswith(" …")


def test_three_of_a_kind_are_each_told_and_faults_go_before_warnings() -> None:
    [one] = [each for each in findings_in(PLAIN) if each.check == "unknown_element"]
    warning = Finding(Place("a", 1, "x"), one.said, "choice_unread", Level.WAARSCHUWING)
    causes = by_cause([warning, one, one, one])
    assert [cause.first.level for cause in causes] == ["fout"] * 3 + ["waarschuwing"]
    assert causes[0].said == one.said


def test_every_check_that_is_ranked_is_there() -> None:
    assert RANK.keys() <= CHECKS.keys()


def test_the_command_tells_a_person_the_causes_and_a_program_everything(tmp_path: Path) -> None:
    (tmp_path / "p.bpmn").write_bytes(chain(200, "task"))
    told = CliRunner().invoke(cli, ["check", "--only", "profile", str(tmp_path / "p.bpmn")])
    lines = told.output.splitlines()
    assert len(lines) < 10
    assert "unknown_element" in lines[0]
    assert any("vindingen, die op" in line for line in lines)
    whole = CliRunner().invoke(cli, ["check", "--only", "profile", "--json", str(tmp_path / "p.bpmn")])
    assert whole.output.count('"unknown_element"') == 200


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"<a>\n<x:b/></a>",
            "a.bpmn:2: Dit is geen geldige XML; het bestand is niet leesbaar. Het voorvoegsel x:",
        ),
        (b'<a xmlns="mijn model"/>', "Het adres in een xmlns kan niet"),
        (b"<a><b></a>", "Een element wordt gesloten met de naam van een ander."),
        (b"<a>&nbsp;</a>", "Er staat een naam tussen & en ; die XML niet kent"),
        (b"<a/>tekst", "Na het laatste element staat nog iets"),
        (b"<a x=1/>", "Een attribuut staat niet tussen aanhalingstekens."),
        (b"<a>" * 300, "Er zitten te veel elementen in elkaar."),
        (b"<a>\xff</a>", "Er staat een teken in dat geen UTF-8 is"),
        (b"", "Er staat geen XML in"),
        (b"<a b='1' b='2'/>", "Een attribuut staat er twee keer"),
        (b"<a><![CDATA[", "Bewaar het opnieuw in het programma waarin het gemaakt is."),
    ],
)
def test_why_a_file_is_no_xml_is_said_in_dutch(content: bytes, said: str) -> None:
    with pytest.raises(ModelError) as refusal:
        read_xml("a.bpmn", content)
    assert said in str(refusal.value)


def test_of_too_many_decisions_the_first_that_is_one_too_many_is_named() -> None:
    content = file(*(f"\n{decision(f'd{i}', literal('1'))}" for i in range(102)))
    with pytest.raises(ModelError, match="Meer dan 100 beslissingen") as refusal:
        read_dmn("p/d.dmn", content)
    assert (refusal.value.line, refusal.value.element) == (102, "d100")
