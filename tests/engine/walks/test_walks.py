"""What the proof calls sound and the checks call clean runs on the engine: never stuck, never elsewhere."""

import os
import random
from collections import Counter
from collections.abc import Mapping

import pytest

from tests.engine.test_reference_models import BINDINGS, LIBRARY
from tests.engine.walks.models import Proved, model, proved_of
from tests.engine.walks.possible import Possible
from tests.engine.walks.walking import Walker

LONG = os.environ.get("CASUSPAD_LONG") == "1"
SEEDS = 4_400 if LONG else 200
SHARE = 20
WAYS, STEPS = 3, 40
HOUSE_WAYS = 100 if LONG else 6
SOME = {"dienst": ("d1", "d2"), "dossierhouder": ("o1", "o3")}


def walk(
    proved: Proved, possible: Possible | None, seed: int, steps: int, bindings: Mapping[str, tuple[str, ...]]
) -> Counter[str]:
    """Walk once, and hold each place where it comes against what the proof says that can be."""
    done = Counter(walks=1)
    for moved in Walker(proved.bundle, bindings, random.Random(seed)).walk(steps):
        done["steps"] += 1
        assert moved.ended or moved.tasks or moved.waiting or moved.timers, moved.active
        if possible is not None:
            possible.ensure(moved)
            done["compared"] += 1
            done["stood"] += not possible.is_several
    return done


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, SEEDS, SHARE))
def test_a_model_that_is_sound_and_clean_never_gets_stuck(first: int) -> None:
    done = Counter[str]()
    for seed in range(first, first + SHARE):
        proved = model(seed)
        if proved is None:
            continue
        possible = Possible.of(proved)
        for way in range(WAYS):
            done += walk(proved, possible, seed * WAYS + way, STEPS, SOME)
    assert done["walks"] > SHARE
    assert done["compared"] > done["steps"] * 0.9


@pytest.mark.slow
@pytest.mark.parametrize("process_id", LIBRARY.process_ids())
def test_the_procedures_of_the_house_never_get_stuck(process_id: str) -> None:
    proved = proved_of(LIBRARY.load(process_id))
    assert proved.is_sound()
    possible = Possible.of(proved)
    done = sum((walk(proved, possible, seed, 150, BINDINGS) for seed in range(HOUSE_WAYS)), Counter[str]())
    assert done["walks"] == HOUSE_WAYS
