"""`casuspad procedure publish` and `check`: a model in force as a whole, or refused as a whole, in words."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import cli
from tests.services.installation import Installation
from tests.services.procedures.versions import published_before, with_choice, with_lost_form
from tests.services.stages import Stages

ROOT = Path(__file__).parents[2]


@pytest.fixture
def inst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    opened = Stages(tmp_path / "stages").open("leeg", tmp_path / "inst")
    monkeypatch.setenv("CASUSPAD_DATA", str(opened.folder / "data"))
    return opened


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model of one's own in a folder, the same as that of the checkout."""
    for name in ("processes", "forms"):
        shutil.copytree(ROOT / name, tmp_path / "model" / name)
    return tmp_path / "model"


def run(inst: Installation, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["procedure", *arguments, "--livc", inst.livc_id])


def edit(model: Path, file: str, old: str, new: str) -> None:
    text = (model / file).read_text(encoding="utf-8")
    assert old in text
    (model / file).write_text(text.replace(old, new), encoding="utf-8")


def test_a_model_in_a_folder_comes_in_force_and_says_what_is_otherwise(
    inst: Installation, model: Path
) -> None:
    edit(model, "forms/F04.json", '"title": "', '"title": "Ons formulier: ')
    done = run(inst, "publish", str(model))
    assert (done.exit_code, done.output) == (0, "In gebruik, en anders dan voorheen:\nforms/F04.json\n")
    again = run(inst, "publish", str(model))
    assert (again.exit_code, again.output) == (0, "Dit model was al in gebruik. Er is niets gewijzigd.\n")


def test_a_model_with_a_fault_is_refused_as_a_whole(inst: Installation, model: Path) -> None:
    edit(model, "forms/F04.json", '"title": "', '"title": "Ons formulier: ')
    edit(model, "processes/casus/casus.bpmn", 'livc:form="F17"', 'livc:form="F99"')
    done = run(inst, "publish", str(model))
    assert done.exit_code == 1
    assert "dit model is niet in gebruik genomen; er is niets gewijzigd." in done.output
    assert 'Het formulier "F99" bestaat niet' in done.output
    assert run(inst, "publish").output == "Dit model was al in gebruik. Er is niets gewijzigd.\n"


def test_an_empty_folder_is_refused_once_and_names_what_to_choose(inst: Installation, tmp_path: Path) -> None:
    for name in ("processes", "forms"):
        (tmp_path / "leeg" / name).mkdir(parents=True)
    done = run(inst, "publish", str(tmp_path / "leeg"))
    assert done.exit_code == 1
    assert done.output.count("De map met procedures is leeg") == 1
    assert "Kies een map waarin elke procedure een eigen map heeft" in done.output


def test_a_model_with_a_warning_comes_in_force_and_says_so(inst: Installation, model: Path) -> None:
    for name in ("casus.bpmn", "variabelen.yaml"):
        path = model / "processes/casus" / name
        path.write_text(with_choice(path.read_text(encoding="utf-8")), encoding="utf-8")
    done = run(inst, "publish", str(model))
    assert done.exit_code == 0
    assert "Let op: " in done.output
    assert "Er valt iets te kiezen" in done.output
    checked = run(inst, "check")
    assert checked.exit_code == 0
    assert checked.output.startswith("waarschuwing: casus/casus.bpmn:")
    assert checked.output.endswith("Er is niets aan te passen.\n")


def test_what_is_in_force_without_fault_needs_nothing(inst: Installation) -> None:
    assert run(inst, "check").output == "Er is niets aan te passen.\n"


def test_a_fault_in_what_is_in_force_is_told_with_its_place(inst: Installation) -> None:
    published_before(inst, "casus", with_lost_form)
    done = run(inst, "check")
    assert done.exit_code == 1
    assert done.output.startswith("casus/casus.bpmn:")
    assert 'Het formulier "F99" bestaat niet' in done.output
