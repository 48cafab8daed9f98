"""What a municipality reads about the rules: every pattern, every lint, and names that exist."""

import re

import pytest

from app.procedure.checks import CHECKS
from app.procedure.lawful.patterns import PATTERNS
from tests.procedure.lawful.rules import FOLDER, rules

SHEET = (FOLDER / "README.md").read_text(encoding="utf-8")
LINTS = dict(re.findall(r"^\| (L\d\d) \| .* \| (.*) \|$", SHEET, re.MULTILINE))


def test_every_pattern_is_said_in_plain_words() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", SHEET, re.MULTILINE)) == PATTERNS.keys()


def test_every_lint_says_what_looks_at_it() -> None:
    assert sorted(LINTS) == [f"L{nr:02}" for nr in range(1, 15)]


@pytest.mark.parametrize("lint", sorted(LINTS))
def test_what_looks_at_a_lint_exists(lint: str) -> None:
    for name in re.findall(r"`([^`]+)`", LINTS[lint]):
        if name.startswith("app/procedure/checks/"):
            assert name.rpartition("/")[2] in CHECKS
        elif "/" not in name:
            assert name in rules()
