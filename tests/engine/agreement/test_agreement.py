"""Engine and token game agree, step by step, on random models along random ways.

`CASUSPAD_SEEDS=17` or `CASUSPAD_SEEDS=200-400` plays those seeds only. A failure prints the smallest model found.
"""

import os
from collections import Counter

import pytest

from tests.engine.agreement.blocks import drawn
from tests.engine.agreement.running import played
from tests.engine.agreement.shrinking import Case, shrunk
from tests.engine.agreement.ways import ApartError, steps

SHARD = 20
WAYS, STEPS = 2, 40
MODELS = 2000 if os.environ.get("CASUSPAD_LONG") == "1" else 200


def seeds() -> list[int]:
    first, _, last = os.environ.get("CASUSPAD_SEEDS", f"0-{MODELS}").partition("-")
    return list(range(int(first), int(last))) if last else [int(first)]


SHARDS = [seeds()[begin : begin + SHARD] for begin in range(0, len(seeds()), SHARD)]


def agree(seed: int) -> Counter[str]:
    """Play every way of one seed; what was done, by kind. Fails with the smallest model it finds."""
    drawing, done = drawn(seed), Counter[str]()
    for way in range(WAYS):
        plan = steps(seed * WAYS + way, STEPS)
        try:
            done["steps"] += sum(1 for _ in played(drawing.bundle(), plan, seed))
        except ApartError:
            case, reason = shrunk(Case(drawing, plan, seed))
            again = f"CASUSPAD_SEEDS={seed} .venv/bin/pytest -n 0 tests/engine/agreement"
            pytest.fail(f"seed {seed}: {reason}\n{again}\n{case.shown()}", pytrace=False)
    done.update(part.tag for part in drawing.parts)
    return done


@pytest.mark.slow
@pytest.mark.parametrize("shard", SHARDS, ids=lambda shard: f"{shard[0]}-{shard[-1]}")
def test_engine_and_token_game_agree_on_every_step(shard: list[int]) -> None:
    done = sum((agree(seed) for seed in shard), Counter[str]())
    assert done["steps"] > 8 * len(shard) or len(shard) < SHARD
