"""Random positions × random edits: who moves keeps ids, data and dates, survives saving, and runs to an end.

`CASUSPAD_SEEDS=17` or `CASUSPAD_SEEDS=200-400` moves those seeds only.
"""

import os
import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.errors import EngineError
from app.domain.execution import Bundle, Moved, Value
from app.domain.migration import BLIJF, Fate, MigrationPlan
from app.procedure.bundle import model_of
from tests.engine.agreement.blocks import drawn, is_accepted
from tests.engine.migration.editing import Numbering, edited, numbered
from tests.engine.migration.moving import shuffled
from tests.engine.migration.walking import BINDINGS, ENGINE, Case, begun, can_always_end, walked
from tests.engine.models import end, flows, one, par, start, user, xor

SHARD = 20
POSITIONS = 500 if os.environ.get("CASUSPAD_LONG") == "1" else 60
ROUNDS = 6


def seeds() -> list[int]:
    first, _, last = os.environ.get("CASUSPAD_SEEDS", f"0-{POSITIONS}").partition("-")
    return list(range(int(first), int(last))) if last else [int(first)]


SHARDS = [seeds()[begin : begin + SHARD] for begin in range(0, len(seeds()), SHARD)]


def some_value(dice: random.Random, name: str) -> Value:
    values: dict[str, Value] = {
        "k0": dice.random() < 0.5,
        "k1": dice.random() < 0.5,
        "w": dice.choice("xyz"),
        "n": dice.randint(0, 3),
        "dag": date(2026, 1, 20) + timedelta(days=dice.randrange(60)),
    }
    return values[name]


def some_answers(dice: random.Random) -> dict[str, Value]:
    return {name: some_value(dice, name) for name in ("k0", "k1", "w", "n", "dag")}


def somewhere(drawing: Numbering, dice: random.Random) -> Case | None:
    """A case that stands somewhere in the drawing, None when this way does not lead anywhere."""
    try:
        case = begun(drawing.bundle(), some_answers(dice))
        walked(case, dice, lambda _: some_answers(dice), dice.randrange(8))
    except EngineError:
        return None
    return None if case.moved.ended else case


def fitting(seed: int) -> tuple[Case, Numbering, Numbering, list[str]]:
    """A case and an edit of its drawing that the checks accept; from both an end can always be reached."""
    for attempt in range(400):
        dice = random.Random(f"edit {seed}/{attempt}")
        old = numbered(drawn(1000 + seed * 7 + attempt % 20))
        if not can_always_end.get(old.bundle()):
            continue
        case = somewhere(old, dice)
        if case is None:
            continue
        try:
            new, names = edited(old, dice, frozenset(case.moved.active))
        except ValueError:
            continue
        if new.bundle().version_id == old.bundle().version_id or not is_accepted(new):
            continue
        if can_always_end.get(new.bundle()):
            return case, old, new, names
    raise AssertionError(f"seed {seed}: no edit fits")


def decided(case: Case, new: Bundle, dice: random.Random) -> tuple[MigrationPlan, dict[str, str]]:
    """Answer questions at random, never to stay, until nothing is asked."""
    given: dict[str, str] = {}
    for _ in range(12):
        plan = ENGINE.plan_migration(case.bundle, new, case.moved.instance, given, BINDINGS, case.now)
        if plan.outcome is not Fate.ASKS:
            return plan, given
        for question in plan.questions:
            values = [choice.value for choice in question.choices if choice.value != BLIJF]
            assert values, question
            given[question.key] = dice.choice(values)
    raise AssertionError(f"asks on and on: {plan}")


def move(case: Case, new: Bundle, given: dict[str, str]) -> Case:
    state = replace(case.moved.instance, state=shuffled(case.moved.instance.state))
    moved = ENGINE.migrate(case.bundle, new, state, given, BINDINGS, case.now)
    kept(case, moved, new, given)
    again = ENGINE.migrate(case.bundle, new, moved.instance, given, BINDINGS, case.now)
    assert again.instance == moved.instance
    restored = ENGINE.inspect(new, replace(moved.instance, state=shuffled(moved.instance.state)))
    for name in ("tasks", "timers", "waiting", "active", "ended"):
        assert getattr(restored, name) == getattr(moved, name), name
    return Case(new, moved, case.now)


def kept(case: Case, moved: Moved, new: Bundle, given: dict[str, str]) -> None:
    """What stayed is as it was; without a question everything stays."""
    before, after = {t.task_id: t for t in case.moved.tasks}, {t.task_id: t for t in moved.tasks}
    if not given:
        assert before.keys() <= after.keys()
    for task_id in before.keys() & after.keys():
        old, now = before[task_id], after[task_id]
        assert old.sinds == now.sinds
        assert now.element_id in (
            old.element_id,
            given.get(f"stap:{old.element_id}", "").removeprefix("naar:"),
        )
        assert old.element_id == now.element_id or (old.form, old.rol) == (now.form, now.rol)
        assert old.binding == now.binding or any(key.startswith("herhaling:") for key in given)
    elements = model_of(new).elements, model_of(case.bundle).elements
    dues = {t.task_id: t for t in case.moved.timers}
    for timer in moved.timers:
        mine = dues.get(timer.task_id)
        texts = [each[timer.element_id].timer for each in elements if timer.element_id in each]
        if mine is not None and (not given or texts[0] == texts[-1]):
            assert timer.due_at == mine.due_at
    assert changed(case.moved, moved) <= writable(moved)


def changed(old: Moved, new: Moved) -> set[str]:
    """The names of the variables that differ."""
    before, after = dict(old.instance.variables), dict(new.instance.variables)
    keys = before.keys() | after.keys()
    return {key.partition("@")[0] for key in keys if before.get(key) != after.get(key)}


def writable(moved: Moved) -> set[str]:
    """What may differ: what the table wrote that was met at once, what a repetition that began forgot."""
    decided = {"n", "pd"} if any(effect.kind == "decision" for effect in moved.effects) else set[str]()
    return decided | ({"pd", "po"} if moved.steps else set())


def ending(case: Case, seed: int) -> str:
    """Walk on to an end: every other time people do all they can before anything else happens."""
    dice = random.Random(seed)
    copied = Case(case.bundle, case.moved, case.now)
    return walked(copied, dice, lambda _: some_answers(dice), 200, tasks_first=seed % 2 == 0)


def try_seed(seed: int) -> Counter[str]:
    case, old, new, names = fitting(seed)
    dice = random.Random(f"walk {seed}")
    plan, given = decided(case, new.bundle(), dice)
    label = "asked" if given else "moved"
    if plan.outcome is Fate.STAYS:
        return Counter({"stays": 1, f"stays: {' '.join(plan.sentences)[:60]}": 1})
    try:
        after = move(case, new.bundle(), given)
        ends = [ending(after, seed * ROUNDS + n) for n in range(ROUNDS)]
        assert "stuck" not in ends, ends
        assert "ended" in ends or set(ends) <= {"piled", "on"}, ends
    except (AssertionError, EngineError) as error:
        again = f"CASUSPAD_SEEDS={seed} .venv/bin/pytest -n 0 tests/engine/migration/test_fuzz.py"
        shown = f"{names} {given}\nat {case.moved.active}\n{old.shown()}\nbecame\n{new.shown()}"
        pytest.fail(f"seed {seed}: {error!r}\n{again}\n{shown}", pytrace=False)
    return Counter(
        {label: 1, "moves": 1, "runs to an end": "ended" in ends, **{f"edit {n}": 1 for n in names}}
    )


def test_a_drawing_in_which_tokens_pile_up_by_themselves_is_left_out() -> None:
    parts = (start(), xor("x"), par("s"), user("a"), end())
    assert not can_always_end.get(one(*parts, flows("start>x; x>s; s>x; s>a; a>end")))


@pytest.mark.slow
@pytest.mark.parametrize("shard", SHARDS, ids=lambda shard: f"{shard[0]}-{shard[-1]}")
def test_a_random_case_moves_over_a_random_edit(shard: list[int]) -> None:
    done = sum((try_seed(seed) for seed in shard), Counter[str]())
    print(done)
    assert done["moves"] > len(shard) / 3 or len(shard) < SHARD
    assert done["runs to an end"] > 0.8 * done["moves"] or len(shard) < SHARD
