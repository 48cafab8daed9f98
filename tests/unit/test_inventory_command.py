"""`casuspad inventory`: what can still be opened in a real installation, and 1 when anything is beyond its day."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.scenario.sandbox import Sandbox
from app.services.casework.start_prescreening import start_prescreening
from app.services.tasks.save_draft import SaveDraft, save_draft


def installation(folder: Path, ago: timedelta, urls: Mapping[str, str]) -> dict[str, str]:
    """Make one in which an own space was begun so long ago, and no worker ran since; return its environment."""
    box = Sandbox(folder, urls, begin=datetime.now(UTC) - ago)
    actor = box.actor("ann")
    task_id = start_prescreening(actor, box.deps)
    save_draft(SaveDraft(actor, task_id, {"signaal": ["iets verzonnen"]}), box.deps)
    return {"CASUSPAD_DATA": str(folder / "data"), **urls}


def inventory(environment: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app.cli", "inventory", *arguments]
    root = Path(__file__).resolve().parents[2]
    env = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(root), **environment}
    return subprocess.run(command, capture_output=True, text=True, env=env, cwd=root, check=False)


def test_it_lists_every_key_and_is_content_while_nothing_is_beyond_its_day(
    tmp_path: Path, new_database: Callable[[], str]
) -> None:
    urls = {"DATABASE_URL": new_database(), "KEYRING_URL": new_database()}
    environment = installation(tmp_path, timedelta(days=1), urls)
    said = inventory(environment)
    assert (said.returncode, said.stderr) == (0, "")
    assert "niets is over zijn laatste dag" in said.stdout
    found = json.loads(inventory(environment, "--json").stdout)
    (line,) = [line for livc in found for line in livc["sleutels"]]
    assert (line["plaats"], line["zone"], line["eigenaar"], line["over"]) == (
        "eigen_ruimte",
        "vault",
        None,
        False,
    )
    assert line["laatste_dag"] > found[0]["dag"]


def test_it_ends_with_one_when_anything_is_beyond_its_day(
    tmp_path: Path, new_database: Callable[[], str]
) -> None:
    urls = {"DATABASE_URL": new_database(), "KEYRING_URL": new_database()}
    environment = installation(tmp_path, timedelta(days=40), urls)
    said = inventory(environment, "--json")
    assert said.returncode == 1, said.stderr
    assert sum(livc["over"] for livc in json.loads(said.stdout)) == 1
    assert "OVER " in inventory(environment).stdout
