"""A case under test that moves to another version, always through saved bytes."""

import json
import random
import zlib
from dataclasses import replace

from app.domain.execution import Bundle
from app.domain.migration import Answers, Fate, MigrationPlan
from tests.engine.models import Run


def plan(case: Run, new: Bundle, answers: Answers | None = None) -> MigrationPlan:
    return case.engine.plan_migration(case.bundle, new, case.state, answers or {}, case.bindings, case.now)


def moves(case: Run, new: Bundle, **answers: str) -> Run:
    """Return the case on the new version; ids, moments and bindings of what stayed are as they were."""
    given = {key.replace("__", ":"): value for key, value in answers.items()}
    said = plan(case, new, given)
    assert said.outcome is Fate.MOVES, said
    moved = case.engine.migrate(case.bundle, new, case.state, given, case.bindings, case.now)
    assert case.moved is not None
    before = {t.task_id: t for t in case.moved.tasks}
    for task in moved.tasks:
        if task.task_id in before:
            assert (task.sinds, task.binding) == (before[task.task_id].sinds, before[task.task_id].binding)
    after = replace(case, bundle=new, flows=list(case.flows), effects=list(case.effects))
    return after._kept(replace(moved, instance=replace(moved.instance, state=shuffled(moved.instance.state))))


def asks(case: Run, new: Bundle, **answers: str) -> dict[str, tuple[str, ...]]:
    """Return the questions with the values of their choices."""
    given = {key.replace("__", ":"): value for key, value in answers.items()}
    said = plan(case, new, given)
    assert said.outcome is Fate.ASKS, said
    return {q.key: tuple(c.value for c in q.choices) for q in said.questions}


def stays(case: Run, new: Bundle, **answers: str) -> str:
    given = {key.replace("__", ":"): value for key, value in answers.items()}
    said = plan(case, new, given)
    assert said.outcome is Fate.STAYS, said
    return " ".join(said.sentences)


def told(case: Run, new: Bundle, **answers: str) -> str:
    given = {key.replace("__", ":"): value for key, value in answers.items()}
    return " ".join(plan(case, new, given).sentences)


def ids(case: Run) -> dict[str, str]:
    assert case.moved is not None
    return {t.element_id + (f"@{t.binding}" if t.binding else ""): str(t.task_id) for t in case.moved.tasks}


def shuffled(state: bytes) -> bytes:
    """The same state with its keys and tasks in another order."""
    decoded = json.loads(zlib.decompress(state))
    random.Random(7).shuffle(decoded["tasks"])
    mixed = {key: decoded[key] for key in sorted(decoded, reverse=True)}
    mixed["tasks"] = [dict(reversed(task.items())) for task in decoded["tasks"]]
    return zlib.compress(json.dumps(mixed).encode())
