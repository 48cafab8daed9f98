"""Migrations are one row: each number once, and each after the one before it."""

import re
from pathlib import Path

VERSIONS = Path(__file__).resolve().parents[2] / "migrations/versions"
REVISION = re.compile(r'^revision = "(\d{4})"$', re.MULTILINE)
DOWN = re.compile(r'^down_revision = (?:"(\d{4})"|None)$', re.MULTILINE)


def test_each_migration_has_a_number_of_its_own_and_follows_the_one_before() -> None:
    row = []
    for path in sorted(VERSIONS.glob("[0-9]*.py")):
        text = path.read_text(encoding="utf-8")
        [number], [before] = REVISION.findall(text), DOWN.findall(text)
        assert path.name.startswith(number), f"{path.name} says that it is {number}"
        row.append((number, before))
    numbers = [number for number, _ in row]
    assert numbers == sorted(set(numbers)), "two migrations have one number"
    assert [before for _, before in row] == ["", *numbers[:-1]]
