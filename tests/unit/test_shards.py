"""./dev nightly in parts: the shards together are the whole, and nothing is run twice."""

import pytest

from tests.conftest import of_shard
from tests.seeds import seeds


@pytest.mark.parametrize("number", [1, 2, 3, 7, 12])
def test_the_shards_together_are_the_whole(number: int) -> None:
    items = list(range(10))
    shards = [of_shard(items, f"{each + 1}/{number}") for each in range(number)]
    assert sorted(item for shard in shards for item in shard) == items


def test_without_a_shard_everything_is_run() -> None:
    assert of_shard([1, 2, 3], "") == [1, 2, 3]


def test_seeds_that_are_asked_for_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUSPAD_SEEDS", "7-9")
    assert seeds(1, nightly=100) == [7, 8, 9]
    monkeypatch.setenv("CASUSPAD_SEEDS", "5")
    assert seeds(1, nightly=100) == [5]


def test_a_night_has_seeds_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASUSPAD_SEEDS", raising=False)
    monkeypatch.setattr("tests.seeds.LONG", True)
    tonight = seeds(1, nightly=3)
    assert len(set(tonight)) == 3
    monkeypatch.setattr("tests.seeds.LONG", False)
    assert seeds(2, nightly=3) == [1, 2]
