"""The house only gets better; and each figure is seen to get worse, and better, on a small made-up tree."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import ratchet
from tests.architecture.test_house import plant

ROOT = Path(__file__).resolve().parents[2]
AS_IT_WAS = {
    "app/a.py": "def f(x):\n    return x if x else None  # noqa: E501\n",
    ratchet.KEPT: "complex_functions = 0\ndecisions_a_line = 0.4\nlong_modules = 0\nnoqa = 1\ntype_ignore = 0\n",
    "app/b.py": "def g(x):\n    if x:\n        return 1\n    x += 1\n    return x\n",
}
COMPLEX = (
    "def h(a):\n"
    + "    a += 1\n" * 30
    + "    return [x or y or z or u or v for x, y, z, u, v in a if x if y if z if u if v]\n"
)


def said(root: Path, *arguments: str) -> list[str]:
    """Return what the command says of a tree."""
    return ratchet.main([*arguments, str(root)]).splitlines()


def test_the_command_fails_with_what_it_found(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.architecture.ratchet", str(plant(tmp_path, AS_IT_WAS))]
    assert subprocess.run(command, cwd=ROOT).returncode == 0
    plant(tmp_path, {"app/c.py": "x = 1  # noqa: E501\n"})
    assert subprocess.run(command, cwd=ROOT, capture_output=True).returncode == 1


def test_the_house_got_no_worse() -> None:
    assert ratchet.worse(ratchet.figures(ROOT), ratchet.kept(ROOT)) == []


def test_a_house_as_it_was_is_fine(tmp_path: Path) -> None:
    assert said(plant(tmp_path, AS_IT_WAS)) == []


@pytest.mark.parametrize(
    ("planted", "word"),
    [
        ({"app/c.py": COMPLEX}, "complex_functions: 1, was 0"),
        (
            {"app/c.py": "def h(x):\n    return (\n        x and x\n        or x and x\n    )\n"},
            "decisions_a_line: 0.8",
        ),
        ({"app/c.py": "# long: a reason\n" + "x = 1\n" * 301}, "long_modules: 1, was 0"),
        ({"app/c.py": "x = 1  # noqa: E501\n"}, "noqa: 2, was 1"),
        ({"app/c.py": "x = 1  # type: ignore[misc]\n"}, "type_ignore: 1, was 0"),
    ],
)
def test_each_figure_is_seen_to_get_worse(tmp_path: Path, planted: dict[str, str], word: str) -> None:
    assert said(plant(tmp_path, AS_IT_WAS | planted))[0].startswith(word)


def test_too_many_complex_functions_are_named(tmp_path: Path) -> None:
    assert said(plant(tmp_path, AS_IT_WAS | {"app/c.py": COMPLEX}))[1] == "  11 app/c.py:1 h"


def test_what_got_better_is_to_be_kept_and_is_kept_by_the_command(tmp_path: Path) -> None:
    root = plant(tmp_path, AS_IT_WAS | {"app/a.py": "def f(x):\n    return x\n"})
    assert said(root) == ["noqa: 0, was 1: tighten the file (./dev ratchet)"]
    assert said(root, "--lower") == []
    assert ratchet.kept(root)["noqa"] == 0
    assert said(plant(root, {"app/a.py": AS_IT_WAS["app/a.py"]})) == [
        "noqa: 1, was 0 (comments that silence the linter)"
    ]


def test_lowering_excuses_nothing_that_got_worse(tmp_path: Path) -> None:
    root = plant(tmp_path, AS_IT_WAS | {"app/c.py": "x = 1  # noqa: E501\n"})
    assert said(root, "--lower") == ["noqa: 2, was 1 (comments that silence the linter)"]
    assert ratchet.kept(root)["noqa"] == 1
