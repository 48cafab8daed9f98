"""`casuspad check` proves that procedures run, and names the check, the place and the sentence of a finding."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import cli
from app.procedure.sound import QUESTIONS
from tests.engine.models import end, flows, par, process, start, xor
from tests.procedure.sound.drawn import task

ROOT = Path(__file__).parents[2]
UNREAD = ROOT / "tests/procedure/checks/choice_unread/invalid"
INVALID = ROOT / "tests/procedure/checks/variables_entry/invalid"


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, arguments)])


@pytest.fixture
def stuck(tmp_path: Path) -> Path:
    """A drawing of any program, that comes to a standstill."""
    file = tmp_path / "vast.bpmn"
    parts = (start(), xor("x"), task("a"), task("b"), par("j"), end())
    file.write_bytes(process("vast", *parts, flows("start>x; x>a; x>b; a>j; b>j; j>end")))
    return file


def test_the_procedures_of_the_product_have_no_findings_and_are_proved() -> None:
    done = check(ROOT / "processes")
    assert done.exit_code == 0
    assert done.output.startswith("Geen vindingen.\nWat een tekening niet kan bewijzen: ")
    told = json.loads(check("--only", "sound", "--json", ROOT / "processes").output)["files"]
    releases = 1 + len(list((ROOT / "processes/variants").glob("*/variant.yaml")))
    assert len(told) == releases * len(list((ROOT / "processes").glob("*/*.bpmn")))
    assert {answer for file in told for answer in file["verdicts"].values()} == {"holds"}
    assert all(file["elements"] > 3 and file["milliseconds"] >= 0 for file in told)


def test_a_finding_is_told_with_its_check_file_line_element_and_sentence() -> None:
    done = check(INVALID)
    assert done.exit_code == 1
    assert done.output.startswith("variables_entry: p/variabelen.yaml:2:a: Er staat niet bij wie")


def test_a_warning_is_told_as_one_and_is_no_failure() -> None:
    done = check(UNREAD)
    assert done.exit_code == 0
    assert done.output.startswith('choice_unread: waarschuwing: p/p.bpmn:5:a: Er valt iets te kiezen in "a"')
    assert "Geen vindingen" not in done.output


@pytest.mark.parametrize("name", ["can_end", *QUESTIONS])
def test_a_check_explains_itself(name: str) -> None:
    for option in ("--uitleg", "--explain"):
        assert "**Waarom.**" in check(option, name).output
    assert check("--uitleg", "onzin").exit_code == 1


def test_a_lone_drawing_is_proved_and_the_run_begins_at_the_start(stuck: Path) -> None:
    done = check("--only", "sound", "--json", stuck)
    assert done.exit_code == 1
    [file] = json.loads(done.output)["files"]
    assert (file["path"], file["elements"]) == (str(stuck), 6)
    assert set(file["verdicts"]) == set(QUESTIONS)
    [finding] = file["findings"]
    assert (finding["check"], finding["level"], finding["elements"]) == (
        "sound.option_to_complete",
        "error",
        ["start"],
    )
    first, second, third = finding["run"]
    assert first == {"element": "start", "flow": None}
    assert second == {"element": "x", "flow": "f_start_x"}
    assert third["flow"] in {"f_x_a", "f_x_b"}
    assert set(finding) == {"check", "level", "elements", "run", "message", "source", "repairs"}


def test_a_person_reads_the_run_as_a_sentence(stuck: Path) -> None:
    told = check("--only", "sound", stuck).output
    assert "Na “start” kan wat begonnen is niet meer eindigen. Dat kan langs “start”, “x” en “a”." in told


def test_what_cannot_be_read_wins_and_what_is_not_decided_is_never_right(stuck: Path, tmp_path: Path) -> None:
    (tmp_path / "stuk.bpmn").write_bytes(b"<definitions")
    assert check("--only", "sound", tmp_path).exit_code == 2
    assert check("--only", "sound", stuck).exit_code == 1
    parts = (start(), '<bpmn:complexGateway id="x"/>', end(), flows("start>x; x>end"))
    (tmp_path / "open.bpmn").write_bytes(process("open", *parts))
    done = check("--only", "sound", tmp_path / "open.bpmn")
    assert done.exit_code == 3
    assert "onbeslist" in done.output


def test_each_variant_is_a_release_of_its_own(tmp_path: Path) -> None:
    for place in ("p", "variants/klein/p"):
        (tmp_path / place).mkdir(parents=True)
        content = process("p", start(), task("a"), end(), flows("start>a; a>end"))
        (tmp_path / place / "p.bpmn").write_bytes(content)
    told = json.loads(check("--only", "sound", "--json", tmp_path).output)["files"]
    assert [Path(file["path"]).relative_to(tmp_path).as_posix() for file in told] == [
        "p/p.bpmn",
        "variants/klein/p/p.bpmn",
    ]


def test_an_end_that_races_with_what_is_done_by_itself_is_no_sound_drawing(tmp_path: Path) -> None:
    file = tmp_path / "p.bpmn"
    file.write_bytes((ROOT / "tests/procedure/checks/terminate_race/invalid.bpmn").read_bytes())
    (told,) = json.loads(check("--only", "sound", "--json", file).output)["files"]
    (found,) = told["findings"]
    assert (found["check"], found["level"]) == ("terminate_race", "error")
    assert check("--only", "sound", file).exit_code == 1
    file.write_bytes((ROOT / "tests/procedure/checks/terminate_race/valid.bpmn").read_bytes())
    assert json.loads(check("--only", "sound", "--json", file).output)["files"][0]["findings"] == []


def test_a_race_is_told_once_where_everything_is_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "p.bpmn"
    file.write_bytes((ROOT / "tests/procedure/checks/terminate_race/invalid.bpmn").read_bytes())
    (told,) = json.loads(check("--json", file).output)["files"]
    assert [each["check"] for each in told["findings"]].count("terminate_race") == 1


def test_what_is_wrong_in_one_variant_is_said_of_that_one_and_of_no_other(tmp_path: Path) -> None:
    """Also where what it inherits goes wrong by what it draws itself."""
    shutil.copytree(ROOT / "forms", tmp_path / "forms")
    shutil.copytree(ROOT / "processes", tmp_path / "processes", ignore=_only("caseteams"))
    own = tmp_path / "processes/variants/caseteams/processes/tafelmoment"
    shutil.copytree(tmp_path / "processes/tafelmoment", own)
    drawn = (own / "tafelmoment.bpmn").read_text(encoding="utf-8")
    circling = drawn.replace(
        'sourceRef="h_klok" targetRef="h_end"', 'sourceRef="h_klok" targetRef="h_agenda"'
    )
    assert circling != drawn
    (own / "tafelmoment.bpmn").write_text(circling, encoding="utf-8")
    told = json.loads(check("--only", "sound", "--json", tmp_path / "processes").output)["files"]
    wrong = {Path(each["path"]).relative_to(tmp_path / "processes") for each in told if each["findings"]}
    assert {path.parts[:2] for path in wrong} == {("variants", "caseteams")}
    assert {path.parent.name for path in wrong} >= {"tafelmoment", "casus", "traject"}


def _only(variant: str) -> Callable[[str, list[str]], list[str]]:
    def left_out(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if Path(folder).name == "variants" and name != variant]

    return left_out


@pytest.mark.parametrize("only", ["sound", "profile"])
def test_a_path_without_a_drawing_is_never_right(only: str, tmp_path: Path) -> None:
    done = check("--only", only, tmp_path)
    assert done.exit_code == 2
    assert "Hier ligt geen enkele BPMN-tekening." in done.output


def test_without_a_path_where_there_are_no_procedures_nothing_is_called_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert check().exit_code == 2


def test_a_variant_alone_is_its_whole_release_and_one_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    told = json.loads(check("--only", "sound", "--json", ROOT / "processes/variants/zonaal").output)["files"]
    assert len(told) == len(list((ROOT / "processes").glob("*/*.bpmn")))
    broken = tmp_path / "variants" / "stuk"
    broken.mkdir(parents=True)
    (broken / "variant.yaml").write_text("namen: {weg: {x: y}}\n", encoding="utf-8")
    (tmp_path.parent / "forms").mkdir(exist_ok=True)
    done = check(tmp_path)
    assert done.exit_code == 2
    assert "Traceback" not in done.output
