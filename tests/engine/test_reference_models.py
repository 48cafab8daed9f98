"""The procedures on disk: every one is executed along many random ways, none gets stuck or fails."""

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.execution import Bundle, OpenTask, Value
from app.domain.words.repetitions import REPETITIONS
from app.integrations.procedures_on_disk import FileProcedures
from app.procedure.bundle import model_of
from tests.engine.models import START, Run

FOLDER = Path(__file__).parents[2] / "processes"
LIBRARY = FileProcedures(FOLDER)
BINDINGS = {word: (f"{word}1", f"{word}2") for word in REPETITIONS}
WALKS, STEPS = 200, 150
ONWARD = frozenset(
    "klaar op_lijst ingevuld consensus weerhouden meegedeeld traject verstuurd verder".split()  # noqa: SIM905
)
"""Outcomes that lead on: chosen more often, so that the walks reach the end of a long procedure."""


def some_value(bundle: Bundle, name: str, dice: random.Random, case: Run) -> Value:
    variable = model_of(bundle).variables[name]
    if variable.type == "enum":
        onward = sorted(ONWARD & set(variable.values))
        return dice.choice(onward if onward and dice.random() < 0.6 else sorted(variable.values))
    if variable.type == "boolean":
        return dice.random() < 0.5
    if variable.type == "integer":
        return dice.randint(0, 3)
    return case.now.date() + timedelta(days=dice.choice((1, 20, 400, 900)))


def answers(task: OpenTask, case: Run, dice: random.Random) -> dict[str, Value]:
    """What the form says, and now and then what the system writes beside it."""
    names = [name for _, name in task.result]
    if dice.random() < 0.5:
        names += [
            name
            for name, variable in model_of(case.bundle).variables.items()
            if "systeem" in variable.writers and variable.per in {None, task.per}
        ]
    return {name: some_value(case.bundle, name, dice, case) for name in names}


def step(case: Run, dice: random.Random) -> None:
    assert case.moved is not None
    ways = [("task", task) for task in case.moved.tasks]
    ways += [("message", word) for word in sorted(case.moved.waiting)]
    ways += [("timer", timer) for timer in case.moved.timers]
    assert ways, f"stuck at {case.moved.active}"
    kind, what = dice.choices(ways, [{"task": 12, "message": 2, "timer": 1}[kind] for kind, _ in ways])[0]
    if kind == "task":
        case._kept(
            case.engine.complete(
                case.bundle, case.state, what.task_id, answers(what, case, dice), BINDINGS, case.now
            )
        )
    elif kind == "message":
        case.deliver(what, **({"laatste_bespreking": case.now.date()} if what == "besproken" else {}))
    else:
        case.tick(max(case.now, what.due_at))


def begin(bundle: Bundle, dice: random.Random) -> Run:
    case = Run(bundle, BINDINGS, START)
    variables = model_of(bundle).variables
    known = {
        name: some_value(bundle, name, dice, case) for name, variable in variables.items() if not variable.per
    }
    if "laatste_bespreking" in variables:
        known["laatste_bespreking"] = date(2026, 1, 15)
    return case.start(**known)


@pytest.mark.parametrize("process_id", LIBRARY.process_ids())
def test_random_ways_never_get_stuck(process_id: str) -> None:
    bundle = LIBRARY.load(process_id)
    drawn = {flow for p in model_of(bundle).processes.values() for flow in p.flows}
    taken: set[str] = set()
    ended = 0
    for seed in range(WALKS):
        dice = random.Random(seed)
        case = begin(bundle, dice)
        for _ in range(STEPS):
            if case.ended:
                ended += 1
                break
            step(case, dice)
        taken |= set(case.flows)
    assert ended > WALKS / 4
    assert taken <= drawn
    assert len(taken) > 0.9 * len(drawn)  # all of them: the scenarios see to that


def test_the_procedures_on_disk_have_no_findings() -> None:
    assert [str(finding) for finding in LIBRARY.findings()] == []
