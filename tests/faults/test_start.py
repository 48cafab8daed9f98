"""A wrong or missing key, database or form: a clear stop or the last good version, never a half-open vault."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.bootstrap import build, prepare
from app.cli.serving import put_in_force
from app.config import Settings, load_settings
from app.domain.errors import KeyMissingError
from app.integrations.master_key import create_master_key
from app.services.demo.seed_demo import seed_demo
from app.services.procedures.give_first_release import give_first_release
from tests import forms_in_force
from tests.faults.processes import CLI, ROOT, environment, free_port

START = [
    ["serve"],
    ["serve", "--with-worker"],
    ["worker", "--once"],
    ["serve", "--with-worker", "--with-demo"],
]


@dataclass(frozen=True)
class Installed:
    """A demo on disk, not running."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return environment(self.folder, {"PORT": str(free_port())})

    @property
    def settings(self) -> Settings:
        return load_settings(self.environment)

    @property
    def keyring(self) -> Path:
        return self.settings.data_dir / "keyring.db"

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*CLI, *arguments],
            env={**self.environment, **more},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
        )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    settings = load_settings({"CASUSPAD_DATA": str(folder / "data")})
    prepare(settings)
    deps = build(settings)
    seed_demo(deps)
    deps.let_go()
    for database in folder.rglob("*.db"):
        _empty_log(database)
    return folder


def _empty_log(database: Path) -> None:
    """Write the log of a database into it: else whoever opens a copy does, and changes it."""
    connection = sqlite3.connect(database)
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    connection.close()
    assert not busy, "somebody still reads what is copied"


@pytest.fixture
def installed(made: Path, tmp_path: Path) -> Installed:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return Installed(tmp_path)


def _no_master_key(at: Installed) -> None:
    at.settings.master_key_file.unlink()


def _other_master_key(at: Installed) -> None:
    at.settings.master_key_file.unlink()
    create_master_key(at.settings.master_key_file, at.settings.data_dir)


def _damaged_master_key(at: Installed) -> None:
    at.settings.master_key_file.write_text("geen sleutel\n")


def _no_keyring(at: Installed) -> None:
    at.keyring.unlink()


def _empty_keyring(at: Installed) -> None:
    at.keyring.write_bytes(b"")


def _other_keyring(at: Installed) -> None:
    """A keyring made with the same master key, for another database."""
    at.keyring.unlink()
    elsewhere = at.folder / "elders"
    prepare(
        load_settings(
            {
                "CASUSPAD_DATA": str(elsewhere),
                "CASUSPAD_MASTER_KEY_FILE": str(at.settings.master_key_file),
            }
        )
    )
    shutil.copyfile(elsewhere / "keyring.db", at.keyring)


Damage = Callable[[Installed], None]
DAMAGES: list[tuple[Damage, str]] = [
    (_no_master_key, "hoofdsleutel"),
    (_other_master_key, "hoort niet bij de sleutelbewaarplaats"),
    (_damaged_master_key, "bevat geen hoofdsleutel"),
    (_no_keyring, "ontbreekt of is beschadigd"),
    (_empty_keyring, "ontbreekt of is beschadigd"),
    (_other_keyring, "hoort bij een andere databank"),
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("damage", "words", "command"),
    [
        *[(_no_keyring, "ontbreekt of is beschadigd", command) for command in START],
        (_no_master_key, "hoofdsleutel", ["serve"]),
        (_other_keyring, "hoort bij een andere databank", ["worker", "--once"]),
    ],
)
def test_without_its_keys_nothing_starts_and_a_sentence_says_why(
    installed: Installed, damage: Damage, words: str, command: list[str]
) -> None:
    damage(installed)
    before = _contents(installed.folder)
    done = installed.run(*command)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert _contents(installed.folder) == before, "something was made or changed"


@pytest.mark.parametrize(("damage", "words"), DAMAGES)
@pytest.mark.parametrize("start", [prepare, build])
def test_neither_preparing_nor_opening_makes_new_keys_for_an_old_database(
    installed: Installed, damage: Damage, words: str, start: Callable[[Settings], object]
) -> None:
    damage(installed)
    before = _contents(installed.folder)
    with pytest.raises(KeyMissingError, match=words):
        start(installed.settings)
    assert _contents(installed.folder) == before


def test_a_database_from_before_this_version_is_bound_at_its_next_start(installed: Installed) -> None:
    with sqlite3.connect(installed.settings.data_dir / "casuspad.db") as connection:
        connection.execute("DELETE FROM installatie")
    connection.close()
    deps = build(installed.settings)
    with deps.uow.read(None) as tx:
        assert tx.livcs.keyring() == deps.keys.keyring_id  # type: ignore[attr-defined]


def test_preparing_again_changes_no_key(installed: Installed) -> None:
    before = installed.keyring.read_bytes(), installed.settings.master_key_file.read_bytes()
    prepare(installed.settings)
    assert (installed.keyring.read_bytes(), installed.settings.master_key_file.read_bytes()) == before


@pytest.mark.slow
@pytest.mark.parametrize("command", [["serve"], ["worker", "--once"]], ids=" ".join)
def test_a_database_that_was_not_upgraded_stops_with_the_command_to_give(
    installed: Installed, command: list[str]
) -> None:
    for path in installed.settings.data_dir.glob("casuspad.db*"):
        path.unlink()
    done = installed.run(*command)
    assert done.returncode == 1
    assert "casuspad db upgrade" in done.stderr


@pytest.fixture(scope="module")
def made_with_models(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with procedures and forms of its own, once started well."""
    folder = tmp_path_factory.mktemp("modellen")
    shutil.copytree(made, folder, dirs_exist_ok=True)
    for name in ("processes", "forms"):
        shutil.copytree(ROOT / name, folder / name)
    put_in_force(OwnModels(folder).settings)
    return folder


@pytest.fixture
def own_models(made_with_models: Path, tmp_path: Path) -> Installed:
    shutil.copytree(made_with_models, tmp_path, dirs_exist_ok=True)
    return OwnModels(tmp_path)


class OwnModels(Installed):
    @property
    def environment(self) -> dict[str, str]:
        own = {
            "CASUSPAD_PROCESSES_DIR": str(self.folder / "processes"),
            "CASUSPAD_FORMS_DIR": str(self.folder / "forms"),
        }
        return {**super().environment, **own}


def break_text(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


BROKEN = [
    ("processes/casus/casus.bpmn", "<bpmn:userTask", "<bpmn:userTaak", "casus/casus.bpmn:"),
    ("processes/casus/casus.bpmn", 'livc:form="F04"', 'livc:form="../F04"', "k_kw"),
    ("processes/bewaring/bewaartermijn.dmn", "</decision>", "", "bewaring/bewaartermijn.dmn:"),
    ("forms/F04.json", '"kwalificatie"', '"Kwalificatie!"', "F04.json:"),
    ("forms/F04.json", "{", "", "F04.json:"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("file", "old", "new", "words"), BROKEN)
def test_a_broken_model_or_form_is_named_and_the_last_good_version_stays_in_force(
    own_models: Installed, file: str, old: str, new: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _in_force(own_models)
    break_text(own_models.folder / file, old, new)
    put_in_force(own_models.settings)
    told = capsys.readouterr().err
    assert "Let op: " in told
    assert words in told
    assert _in_force(own_models) == before
    assert len(_form(own_models)) > 0


@pytest.mark.slow
def test_a_form_that_no_procedure_asks_stops_nothing_and_is_in_no_release(own_models: Installed) -> None:
    before = _in_force(own_models)
    (own_models.folder / "forms" / "F99.json").write_text("{}")
    assert give_first_release(build(own_models.settings)) == ()
    assert _in_force(own_models) == before


def _in_force(at: Installed) -> dict[str, str]:
    deps = build(at.settings)
    with deps.uow.read(None) as tx:
        livc_id = tx.livcs.all()[0].id
    with deps.uow.read(livc_id) as tx:
        found = {
            name: tx.versies.find_current(name) for name in ("casus", "bewaring", "overleg", "prescreening")
        }
    return {name: bundle.version_id for name, bundle in found.items() if bundle}


def _form(at: Installed) -> tuple[object, ...]:
    deps = build(at.settings)
    with deps.uow.read(None) as tx:
        livc_id = tx.livcs.all()[0].id
    return forms_in_force.form(deps, livc_id, "F04").fields


def _contents(folder: Path) -> dict[str, int]:
    """Return name and size of every file but the log files of SQLite and locks, which come and go."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            if not name.endswith((".lock", "-wal", "-shm", "-journal")):
                path = Path(place) / name
                found[str(path.relative_to(folder))] = path.stat().st_size
    return found
