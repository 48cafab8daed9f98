"""A copy of the tree in which a safeguard may be taken away."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("app", "forms", "migrations", "processes", "tests", "pyproject.toml")


@dataclass(frozen=True)
class Copy:
    """The tree, apart from what is built."""

    root: Path

    def run(self, test: str) -> subprocess.CompletedProcess[str]:
        """Run one test in it; a change of its files is seen, for no byte code is kept."""
        command = [sys.executable, "-B", "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider", test]
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "CASUSPAD"))
        }
        return subprocess.run(
            command,
            cwd=self.root,
            env={**clean, "CASUSPAD_TEST_DATABASES": "sqlite"},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    root = tmp_path_factory.mktemp("mutated")
    without = shutil.ignore_patterns("__pycache__", "node_modules", "static")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=without)
        else:
            shutil.copy(ROOT / name, root / name)
    return Copy(root)
