"""Engine and token game agree on the procedures on disk, along random ways."""

import os
import random

import pytest

from app.domain.execution import Bundle, Value
from app.procedure.bundle import model_of
from tests.engine.agreement.running import Both
from tests.engine.agreement.ways import BINDINGS, Step
from tests.engine.test_reference_models import LIBRARY, answers, some_value

WAYS = 200 if os.environ.get("CASUSPAD_LONG") == "1" else 12
STEPS = 80
KINDS = ("task",) * 12 + ("hear",) * 2 + ("next", "late", "early", "deaf", "gone")
EVERYONE = len(BINDINGS) - 1


def walk(bundle: Bundle, seed: int) -> int:
    """Play one random way in both; how many steps were done."""
    dice, both = random.Random(seed), Both(bundle, random.Random(seed))
    both.step(Step("start", 0, known(both, dice), EVERYONE))
    done = 1
    while both.moved is not None and not both.moved.ended and done < STEPS:
        kind, number = dice.choice(KINDS), dice.randrange(60)
        done += 1
        both.step(Step(kind, number, said(both, kind, number, dice), EVERYONE))
    return done


def known(both: Both, dice: random.Random) -> tuple[tuple[str, Value], ...]:
    variables = model_of(both.bundle).variables
    found = {n: some_value(both.bundle, n, dice, both) for n, v in variables.items() if not v.per}  # type: ignore[arg-type]
    if "laatste_bespreking" in variables:
        found["laatste_bespreking"] = both.now.date()
    return tuple(found.items())


def said(both: Both, kind: str, number: int, dice: random.Random) -> tuple[tuple[str, Value], ...]:
    tasks = both.moved.tasks if both.moved else ()
    if kind == "task" and tasks:
        return tuple(answers(tasks[number % len(tasks)], both, dice).items())  # type: ignore[arg-type]
    if kind == "hear" and "laatste_bespreking" in model_of(both.bundle).variables:
        return (("laatste_bespreking", both.now.date()),)
    return ()


@pytest.mark.slow
@pytest.mark.parametrize("process_id", LIBRARY.process_ids())
def test_engine_and_game_agree_on_the_real_procedures(process_id: str) -> None:
    bundle = LIBRARY.load(process_id)
    assert sum(walk(bundle, seed) for seed in range(WAYS)) > 2 * WAYS
