"""A stage is a folder that nobody has open: whoever copies it finds whole files, and none that vanishes."""

from pathlib import Path

import pytest

from tests.services.conftest import At
from tests.services.stages import Stages


@pytest.mark.parametrize("stage", ["leeg", "aangemeld"])
def test_what_is_copied_is_closed_and_in_one_piece(tmp_path: Path, stage: str) -> None:
    stages = Stages(tmp_path / "stages")
    opened = stages.open(stage, tmp_path / "hier")
    left = {path.name for path in (stages.root / stage).rglob("*")}
    assert "casuspad.db" in left
    assert not [name for name in left if name.endswith(("-wal", "-shm", "-journal"))]
    assert opened.open_tasks() or stage == "leeg"


def test_a_stage_that_broke_on_its_way_is_not_taken_for_one(tmp_path: Path) -> None:
    stages = Stages(tmp_path / "stages")
    stages.open("leeg", tmp_path / "hier")
    half = stages.root / "aangemeld.half"
    half.mkdir()
    (half / "data").mkdir()
    assert stages.open("aangemeld", tmp_path / "daar").open_tasks()


def test_who_let_go_of_its_databases_can_still_work(at: At) -> None:
    inst = at("aangemeld")
    inst.close()
    assert not list(inst.folder.rglob("*-shm"))
    inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")
    assert "i_lijst" in inst.open_elements()
