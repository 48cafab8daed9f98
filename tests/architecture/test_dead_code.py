"""Dead code is seen on a small made-up tree, by the command that ./dev check runs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.dead_code import EXCUSES, dead
from tests.architecture.test_house import plant

ROOT = Path(__file__).resolve().parents[2]
ALIVE = {
    "app/a.py": "from app.b import f\n\n\ndef g(row):\n    return f(row.called)\n\n\ng(1)\n",
    "app/b.py": "class Row:\n    called: str\n    shown: str\n\n\ndef f(x):\n    return x, Row\n",
    "app/web/templates/x.html": "{% for row in rows %}{{ row.shown }}{% endfor %}",
}


def found(root: Path, files: dict[str, str]) -> str:
    """Return what is said of a tree; nothing when nothing is dead."""
    return "\n".join(dead(plant(root, files)))


def test_the_command_fails_with_what_it_found_and_else_says_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.architecture.dead_code", str(plant(tmp_path, ALIVE))]
    fine = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (fine.returncode, fine.stderr) == (0, "")
    plant(tmp_path, {"app/c.py": "def nobody_calls_me():\n    return 1\n"})
    failed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert failed.returncode == 1
    assert "nobody_calls_me" in failed.stderr


def test_what_code_calls_and_what_a_template_reads_is_alive(tmp_path: Path) -> None:
    assert found(tmp_path, ALIVE) == ""


@pytest.mark.parametrize(
    ("planted", "word"),
    [
        ({"app/c.py": "def nobody_calls_me():\n    return 1\n"}, "app/c.py:1 function nobody_calls_me"),
        ({"app/c.py": "from app.b import f as unused_f\n"}, "app/c.py:1 import unused_f"),
        ({"app/web/templates/x.html": "{{ row }}"}, "app/b.py:3 variable shown"),
        (
            {
                "app/c.py": "def only_tested():\n    return 1\n",
                "tests/test_c.py": "from app.c import only_tested\n\nonly_tested()\n",
            },
            "app/c.py:1 function only_tested",
        ),
        ({EXCUSES: "long_gone somebody called it once\n"}, "long_gone excuses nothing"),
        ({EXCUSES: "quiet\n", "app/c.py": "def quiet():\n    return 1\n"}, "quiet has no reason"),
    ],
)
def test_what_nothing_calls_is_seen(tmp_path: Path, planted: dict[str, str], word: str) -> None:
    said = found(tmp_path, ALIVE | planted)
    assert word in said
    assert len(said.splitlines()) == 1


def test_what_a_library_calls_is_excused_with_a_reason(tmp_path: Path) -> None:
    planted = {"app/c.py": "def hook():\n    return 1\n", EXCUSES: "# why\nhook the library calls it\n"}
    assert found(tmp_path, ALIVE | planted) == ""


def test_a_record_is_found_by_the_name_of_its_file_and_no_other_is(tmp_path: Path) -> None:
    record = {"app/domain/words/steps/weging.py": "WEGING = 1\n"}
    assert found(tmp_path, ALIVE | record) == ""
    assert "variable WEEG" in found(tmp_path, {"app/domain/words/steps/weging.py": "WEEG = 1\n"})
