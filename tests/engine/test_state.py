"""The state: small, apart from the definition, free of order, and refused when it does not fit."""

import json
import random
import zlib
from dataclasses import replace

import pytest

from app.domain.errors import EngineError
from app.domain.ids import VersieId
from tests.engine.test_repetition import holders


def test_the_order_of_the_json_does_not_matter() -> None:
    case, dice = holders(), random.Random(3)
    case.done("besl@o1", besl="houden")
    stored = json.loads(zlib.decompress(case.state.state))
    for _ in range(20):
        dice.shuffle(stored["tasks"])
        shuffled = [dict(dice.sample(list(task.items()), len(task))) for task in stored["tasks"]]
        state = zlib.compress(json.dumps({**stored, "tasks": shuffled}).encode())
        again = case.engine.inspect(case.bundle, replace(case.state, state=state))
        assert (again.tasks, again.timers) == (case.moved.tasks, case.moved.timers)


def test_the_state_holds_no_variable_and_no_definition() -> None:
    case = holders().done("besl@o1", besl="houden")
    text = zlib.decompress(case.state.state).decode()
    assert "houden" not in text
    assert "sequenceFlow" not in text


@pytest.mark.parametrize("state", [b"", b"onzin", zlib.compress(b"{}"), zlib.compress(b"[1]")])
def test_a_damaged_state_is_an_engine_error(state: bytes) -> None:
    case = holders()
    with pytest.raises(EngineError):
        case.engine.inspect(case.bundle, replace(case.state, state=state))


def test_a_state_of_another_version_is_refused() -> None:
    case = holders()
    with pytest.raises(EngineError):
        case.engine.inspect(case.bundle, replace(case.state, version_id=VersieId("x")))


def test_the_given_state_stays_the_truth() -> None:
    case = holders()
    before, variables = case.state, dict(case.state.variables)
    case.copy().done("besl@o1", besl="houden")
    assert dict(before.variables) == variables
    assert case.engine.inspect(case.bundle, before).tasks == case.moved.tasks
