"""Nothing climbs back up: the import contracts hold, and each is seen to fail on a small made-up house."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # ./dev check runs lint-imports itself
ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def lint(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the contracts over the package `app` in a folder."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    return subprocess.run(
        [*command, "--no-cache", "--no-logo", "--config", str(ROOT / "pyproject.toml"), *arguments],
        cwd=root, env=os.environ | {"PYTHONPATH": str(root)}, capture_output=True, text=True,
    )  # fmt: skip


HOUSE = {
    "__init__.py": "",
    "factory.py": "import app.web",
    "bootstrap.py": "",
    "config.py": "",
    "cli/__init__.py": "",
    "web/__init__.py": "import flask, flask_babel, flask_login, flask_wtf, werkzeug",
    "worker/__init__.py": "",
    "bench/__init__.py": "",
    "scenario/__init__.py": "",
    "persistence/__init__.py": "import sqlalchemy, alembic",
    "engine/__init__.py": "import SpiffWorkflow",
    "forms/__init__.py": "import marshmallow",
    "integrations/__init__.py": "import cryptography",
    "procedure/__init__.py": "import lxml",
    "services/__init__.py": "",
    "services/ports/__init__.py": "",
    "services/ports/clock.py": "",
    "services/tasks/__init__.py": "import app.services.ports.clock",
    "domain/__init__.py": "",
}


def plant(root: Path, more: dict[str, str]) -> None:
    """Build a small house that keeps every contract, with something more in it."""
    for name, text in (HOUSE | more).items():
        path = root / "app" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_nothing_climbs_back_up() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


def test_the_small_house_keeps_every_contract(tmp_path: Path) -> None:
    plant(tmp_path, {"engine/x.py": "import app.services.ports.clock"})
    done = lint(tmp_path)
    assert done.returncode == 0, done.stdout


BROKEN = [
    ("house", "domain/x.py", "import app.services"),
    ("house", "procedure/x.py", "import app.services"),
    ("house", "persistence/x.py", "import app.engine"),
    ("house", "engine/x.py", "import app.web"),
    ("house", "web/x.py", "import app.worker"),
    ("house", "nieuw/__init__.py", ""),
    ("edges", "web/x.py", "import app.persistence"),
    ("edges", "scenario/x.py", "import app.engine"),
    ("models", "web/x.py", "import app.procedure"),
    ("ports", "engine/x.py", "import app.services.tasks"),
    ("circles", "services/ports/x.py", "import app.services.tasks"),
    ("circles", "services/ports/clock.py", "def late():\n    import app.services.tasks"),
    ("workflow", "web/x.py", "import SpiffWorkflow"),
    ("sql", "services/x.py", "import sqlalchemy"),
    ("xml", "web/x.py", "import lxml"),
    ("schemas", "web/x.py", "import marshmallow"),
    ("keys", "domain/x.py", "import cryptography"),
    ("http", "services/x.py", "import flask"),
]


@pytest.mark.parametrize(("contract", "module", "text"), BROKEN)
def test_a_broken_contract_is_seen(contract: str, module: str, text: str, tmp_path: Path) -> None:
    plant(tmp_path, {module: text})
    done = lint(tmp_path, "--contract", contract)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout


def test_every_contract_was_seen_to_fail() -> None:
    assert {contract["id"] for contract in CONTRACTS} == {contract for contract, _module, _text in BROKEN}
