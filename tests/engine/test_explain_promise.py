"""What an explanation says will follow, follows: along random ways through the procedures on disk."""

import random
from collections.abc import Mapping

import pytest

from app.domain.execution import Value
from app.domain.explanation import Explanation, ForMessage, ForMoment
from app.procedure.bundle import model_of
from app.procedure.walk import STOPS
from tests.engine.models import Run
from tests.engine.test_reference_models import BINDINGS, LIBRARY, answers, begin

WALKS, STEPS = 8, 60


def by_task(case: Run) -> Mapping[str, Explanation]:
    return {each.task_id: each for each in case.engine.explain(case.bundle, case.state)}


def stops(case: Run, found: Mapping[str, Explanation]) -> dict[str, str]:
    """Return id and name of the tasks, moments and gateways that stand by themselves."""
    elements = model_of(case.bundle).elements
    return {
        task: each.step.name or each.step.element_id
        for task, each in found.items()
        if elements[each.step.element_id].type in STOPS and each.hangs_on is None
    }


def chosen(case: Run, found: Explanation, given: Mapping[str, Value]) -> tuple[str, ...]:
    """Return what was promised for the outcome that was given."""
    outcome = given.get(
        dict(model_of(case.bundle).elements[found.step.element_id].results).get("uitkomst", "")
    )
    said = str(outcome).lower() if isinstance(outcome, bool) else outcome
    return next(each.next for each in found.follows if each.value == said or len(found.follows) == 1)


def move(
    case: Run, dice: random.Random, found: Mapping[str, Explanation]
) -> tuple[Explanation, tuple[str, ...]] | None:
    """Do something that can be done, as the house does it; return its explanation and what was promised."""
    assert case.moved is not None
    ready = case.moved.tasks
    waiting = [e for e in found.values() if isinstance(e.waits_for, ForMoment | ForMessage)]
    if dice.random() < 0.8 and ready:
        task = dice.choice(ready)
        given = {**answers(task, case, dice)}
        if (
            found[task.task_id].step.kind == "identiteit_vrijgeven"
        ):  # the house writes `anoniem` along, no dice
            given = {k: v for k, v in given.items() if k != "anoniem"}
            given |= {"anoniem": False} if given["id_vrij"] == "meegedeeld" else {}
        case._kept(case.engine.complete(case.bundle, case.state, task.task_id, given, BINDINGS, case.now))
        return found[task.task_id], chosen(case, found[task.task_id], given)
    if not waiting:
        return None
    event = dice.choice(waiting)
    if isinstance(event.waits_for, ForMessage):
        case.deliver(
            event.waits_for.word,
            **({"laatste_bespreking": case.now.date()} if event.waits_for.word == "besproken" else {}),
        )
        return event, event.follows[0].next
    first = min(case.moved.timers, key=lambda timer: timer.due_at)
    case.tick(max(case.now, first.due_at))
    return None  # several may fire at once


@pytest.mark.parametrize("process_id", LIBRARY.process_ids())
def test_what_was_promised_is_all_that_follows(process_id: str) -> None:
    bundle = LIBRARY.load(process_id)
    kept = 0
    for seed in range(WALKS):
        dice = random.Random(seed)
        case = begin(bundle, dice)
        found = by_task(case)
        for _ in range(STEPS):
            if case.ended:
                break
            before = stops(case, found)
            done = move(case, dice, found)
            found = by_task(case)
            after = stops(case, found)
            fresh = {name for task, name in after.items() if task not in before}
            if done is None:
                continue
            assert fresh <= set(done[1]), (
                f"seed {seed}: after {done[0].step} came {fresh}, promised {done[1]}"
            )
            kept += bool(fresh)
    standing = [each for each in model_of(bundle).elements.values() if each.type in STOPS]
    assert kept >= WALKS / 4 or len(standing) == 1, "what has one place to stand leads to no other"
