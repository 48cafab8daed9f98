"""Each defect of SpiffWorkflow is named where it is worked around, and a test of that name proves it."""

import re
from pathlib import Path

import pytest

ENGINE = Path(__file__).resolve().parents[2] / "app/engine"
TESTS = Path(__file__).resolve().parents[1] / "engine"
ROW = re.compile(r"^\| (\d+) \|.*\| `(\w+\.py)`.*\| `([\w/]+\.py)::(\w+)` \|$", re.MULTILINE)
NAMED = re.compile(r"defects? (\d+(?:(?:, | and )\d+)*)")
DEFECTS = {int(nr): rest for nr, *rest in ROW.findall((ENGINE / "README.md").read_text())}


def test_the_table_is_read_whole() -> None:
    assert list(DEFECTS) == list(range(1, 20))


@pytest.mark.parametrize("nr", DEFECTS)
def test_a_defect_is_named_at_the_one_place_that_works_around_it(nr: int) -> None:
    module, file, test = DEFECTS[nr]
    named = {
        path.name
        for path in ENGINE.glob("*.py")
        for numbers in NAMED.findall(path.read_text())
        if str(nr) in re.findall(r"\d+", numbers)
    }
    assert named == {module}
    assert f"def {test}(" in (TESTS / file).read_text()
