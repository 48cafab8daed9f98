"""The procedures on disk, redrawn under a running casus: ids and dates stay, and the casus comes to an end."""

import os
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from app.domain.errors import EngineError
from app.domain.execution import Bundle
from app.domain.migration import BLIJF, Fate
from app.integrations.procedures_on_disk import FileProcedures
from tests.engine.migration.moving import shuffled
from tests.engine.migration.redrawing import EDITS, Edit, redrawn
from tests.engine.models import Run, end, flows, process, start
from tests.engine.test_reference_models import BINDINGS, begin, step

LIBRARY = FileProcedures(Path(__file__).parents[3] / "processes")
PROCESSES = ("casus", "traject", "bewaring", "overleg")
SHARD = 4
EACH = 125 if os.environ.get("CASUSPAD_LONG") == "1" else 8
TRIES, MOST_STEPS = 8, 300


def try_one(process_id: str, seed: int) -> Counter[str]:
    bundle, dice = LIBRARY.load(process_id), random.Random(f"{process_id} {seed}")
    case = begin(bundle, dice)
    for _ in range(dice.randrange(25)):
        if case.moved is not None and not case.moved.ended:
            last = case.copy()
            step(case, dice)
    case = last if case.ended else case
    assert case.moved is not None
    new, names = redrawn(bundle, dice, list(case.moved.active))
    given: dict[str, str] = {}
    plan = case.engine.plan_migration(bundle, new, case.state, given, BINDINGS, case.now)
    while plan.outcome is Fate.ASKS:
        for question in plan.questions:
            given[question.key] = dice.choice([c.value for c in question.choices if c.value != BLIJF])
        plan = case.engine.plan_migration(bundle, new, case.state, given, BINDINGS, case.now)
    if plan.outcome is Fate.STAYS:
        return Counter({"stays": 1})
    after = moved(case, new, given)
    ends = any(runs_to_an_end(after.copy(), seed * TRIES + n) for n in range(TRIES))
    assert ends, (process_id, seed, names, given, case.moved.active)
    return Counter({"moved": 1, "asked": int(bool(given))})


def moved(case: Run, new: Bundle, given: dict[str, str]) -> Run:
    state = replace(case.state, state=shuffled(case.state.state))
    outcome = case.engine.migrate(case.bundle, new, state, given, BINDINGS, case.now)
    assert case.moved is not None
    before = {t.task_id: (t.element_id, t.sinds, t.binding) for t in case.moved.tasks}
    after = {t.task_id: (t.element_id, t.sinds, t.binding) for t in outcome.tasks}
    assert all(after[task_id] == before[task_id] for task_id in before.keys() & after.keys())
    dues = {t.task_id: t.due_at for t in case.moved.timers}
    if not given:
        assert before.keys() <= after.keys()
        kept = {t.task_id: t.due_at for t in outcome.timers if t.task_id in dues}
        assert all(kept[task_id] <= dues[task_id] for task_id in kept)  # retention may be earlier
    result = replace(case, bundle=new, flows=[], effects=[])
    return result._kept(outcome)


def runs_to_an_end(case: Run, seed: int) -> bool:
    dice = random.Random(seed)
    for _ in range(MOST_STEPS):
        if case.ended:
            return True
        try:
            step(case, dice)
        except EngineError:
            return False
    return bool(case.ended)


@pytest.mark.parametrize("edit", EDITS)
def test_a_drawing_without_steps_can_be_redrawn_as_well(edit: Edit) -> None:
    root = etree.fromstring(process("p", start(), end(), flows("start>end")))
    edit(root, random.Random(1), "nieuw", [])


SHARDS = [(p, list(range(b, b + SHARD))) for p in PROCESSES for b in range(0, EACH, SHARD)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("process_id", "seeds"), SHARDS, ids=lambda v: v if isinstance(v, str) else str(v[0])
)
def test_a_casus_moves_over_a_redrawn_procedure(process_id: str, seeds: list[int]) -> None:
    done = sum((try_one(process_id, seed) for seed in seeds), Counter[str]())
    assert done["moved"] >= len(seeds) // 2
