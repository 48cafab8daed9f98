"""`casuspad check` names the check, the place and the sentence of every finding."""

from pathlib import Path

from click.testing import CliRunner

from app.cli import cli

ROOT = Path(__file__).parents[2]
UNREAD = ROOT / "tests/procedure/checks/choice_unread/invalid"
INVALID = ROOT / "tests/procedure/checks/variables_entry/invalid"


def test_the_procedures_of_the_product_have_no_findings() -> None:
    done = CliRunner().invoke(cli, ["check", str(ROOT / "processes")])
    assert (done.exit_code, done.output) == (0, "Geen vindingen.\n")


def test_a_finding_is_told_with_its_check_file_line_element_and_sentence() -> None:
    done = CliRunner().invoke(cli, ["check", str(INVALID)])
    assert done.exit_code == 1
    assert done.output.startswith("variables_entry: p/variabelen.yaml:2:a: Er staat niet bij wie")


def test_a_warning_is_told_as_one_and_is_no_failure() -> None:
    done = CliRunner().invoke(cli, ["check", str(UNREAD)])
    assert done.exit_code == 0
    assert done.output.startswith('choice_unread: waarschuwing: p/p.bpmn:5:a: Er valt iets te kiezen in "a"')
    assert "Geen vindingen" not in done.output


def test_a_check_explains_itself() -> None:
    done = CliRunner().invoke(cli, ["check", "--uitleg", "can_end", str(ROOT / "processes")])
    assert "**Waarom.**" in done.output
    assert CliRunner().invoke(cli, ["check", "--uitleg", "onzin", str(ROOT / "processes")]).exit_code == 1
