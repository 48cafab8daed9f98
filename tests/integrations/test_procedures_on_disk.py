"""What stands on disk is read once, and anew as soon as a file there came, went or changed."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import ModelError
from app.integrations.procedures_on_disk import FileProcedures

ROOT = Path(__file__).parents[2]
Change = Callable[[Path], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("processes", "forms"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def on_disk(folder: Path) -> FileProcedures:
    return FileProcedures(folder / "processes")


def a_form(folder: Path) -> Path:
    return next(iter(sorted((folder / "forms").glob("*.json"))))


def rewritten(folder: Path) -> None:
    """As large as before, at the same moment as before."""
    form = a_form(folder)
    before, text = form.stat(), form.read_text()
    form.write_text(text.replace("title", "titel", 1))
    os.utime(form, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(folder: Path) -> None:
    file = folder / "processes" / "casus" / "casus.bpmn"
    other = file.with_suffix(".new")
    other.write_bytes(file.read_bytes().replace(b"<bpmn:process ", b"<bpmn:process  ", 1))
    other.replace(file)


CHANGES: dict[str, Change] = {
    "a form is written anew": rewritten,
    "a model takes the place of another": replaced,
    "a procedure goes": lambda folder: shutil.rmtree(folder / "processes" / "prescreening"),
    "a form comes": lambda folder: (folder / "forms" / "zz.json").write_text("{}"),
}


def test_what_did_not_change_is_not_read_again(
    on_disk: FileProcedures, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = on_disk.collect_all()
    assert first == {name: on_disk.collect(name) for name in on_disk.process_ids()}
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read again"))
    assert on_disk.collect_all() is first


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_read_anew(on_disk: FileProcedures, folder: Path, change: str) -> None:
    before = on_disk.collect_all()
    CHANGES[change](folder)
    after = on_disk.collect_all()
    assert after is not before
    assert after == FileProcedures(folder / "processes").collect_all()


def test_what_cannot_be_read_is_said_each_time_and_mended_at_once(
    on_disk: FileProcedures, folder: Path
) -> None:
    before = on_disk.collect_all()
    file = folder / "processes" / "casus" / "casus.bpmn"
    good = file.read_bytes()
    file.write_bytes(b"<geen xml")
    for _ in range(2):
        with pytest.raises(ModelError):
            on_disk.collect_all()
    file.write_bytes(good)
    assert on_disk.collect_all() == before


def test_a_link_that_leads_nowhere_is_in_nobody_s_way(on_disk: FileProcedures, folder: Path) -> None:
    before = on_disk.collect_all()
    (folder / "processes" / "casus" / ".#casus.bpmn").symlink_to("nergens")
    assert on_disk.collect_all() == before
