"""`casuspad check` offers what mends a finding, and writes the file that a repair makes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import cli
from tests.cli.test_check_procedures import check
from tests.engine.models import end, flows, par, process, start, xor
from tests.procedure.sound.drawn import task

ROOT = Path(__file__).parents[2]
DEAD_END = ROOT / "tests/procedure/checks/dead_end/invalid"


@pytest.fixture
def stuck(tmp_path: Path) -> Path:
    file = tmp_path / "vast.bpmn"
    parts = (start(), xor("x"), task("a"), task("b"), par("j"), end())
    file.write_bytes(process("vast", *parts, flows("start>x; x>a; x>b; a>j; b>j; j>end")))
    return file


def repairs(*arguments: str | Path) -> list[dict[str, str]]:
    told = json.loads(check("--json", *arguments).stdout)["files"]
    return [repair for file in told for finding in file["findings"] for repair in finding["repairs"]]


def test_a_finding_names_its_repairs_by_id_and_sentence(stuck: Path) -> None:
    offered = repairs("--only", "sound", stuck)
    assert offered
    assert all(set(each) == {"id", "sentence"} for each in offered)
    assert check("--only", "sound", stuck).output.count("herstel sound.") == len(offered)


def test_the_file_that_a_repair_makes_has_no_finding(stuck: Path, tmp_path: Path) -> None:
    [repair, *_] = repairs("--only", "sound", stuck)
    before, out = stuck.read_bytes(), tmp_path / "heel.bpmn"
    done = check("--only", "sound", "--repair", repair["id"], out, stuck)
    assert (done.exit_code, done.output) == (0, f"{repair['sentence']}\nGeschreven: {out}\n")
    assert check("--only", "sound", out).output == "Geen vindingen.\n"
    assert stuck.read_bytes() == before


def test_a_repair_of_the_drawing_is_looked_at_with_all_that_lies_beside_it(tmp_path: Path) -> None:
    [repair] = repairs(DEAD_END)
    out = tmp_path / "heel.bpmn"
    assert check("--repair", repair["id"], out, DEAD_END).exit_code == 0
    assert b"endEvent" in out.read_bytes()


def refused(*arguments: str | Path) -> str:
    done: Result = CliRunner().invoke(cli, ["check", *map(str, arguments)])
    assert done.exit_code == 1
    return done.output


def test_an_id_that_is_no_repair_is_refused_with_those_that_are(stuck: Path, tmp_path: Path) -> None:
    [repair, *_] = repairs("--only", "sound", stuck)
    begin, _, _ = repair["id"].rpartition(":")
    assert repair["id"] in refused("--only", "sound", "--repair", f"{begin}:99", tmp_path / "x.bpmn", stuck)
    assert "casuspad check --json" in refused("--repair", "zomaar", tmp_path / "x.bpmn", stuck)
    assert not (tmp_path / "x.bpmn").exists()


def test_a_file_that_is_there_is_never_written_over(stuck: Path) -> None:
    before = stuck.read_bytes()
    [repair, *_] = repairs("--only", "sound", stuck)
    assert "bestaat al" in refused("--only", "sound", "--repair", repair["id"], stuck, stuck)
    assert stuck.read_bytes() == before


def test_a_repair_of_more_than_one_file_asks_for_one(stuck: Path, tmp_path: Path) -> None:
    (tmp_path / "ander").mkdir()
    (tmp_path / "ander" / "vast.bpmn").write_bytes(stuck.read_bytes())
    [repair, *_] = repairs("--only", "sound", stuck)
    out = tmp_path / "heel.bpmn"
    said = refused("--only", "sound", "--repair", repair["id"], out, stuck, tmp_path / "ander")
    assert "meer dan één bestand" in said
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_said(stuck: Path, tmp_path: Path) -> None:
    [repair, *_] = repairs("--only", "sound", stuck)
    out = tmp_path / "nergens" / "heel.bpmn"
    assert "kan niet geschreven worden" in refused("--only", "sound", "--repair", repair["id"], out, stuck)
