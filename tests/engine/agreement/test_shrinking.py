"""A fault in the engine is found, and told with the smallest model that shows it."""

import pytest

from app.engine.gateways import ParallelGateway
from app.engine.instance import living
from app.engine.move import Task
from app.engine.tokens import is_waiting
from tests.engine.agreement import test_agreement
from tests.engine.agreement.blocks import drawn
from tests.engine.agreement.drawing import Arrow, Drawing, Part
from tests.engine.agreement.shrinking import Case, shrunk
from tests.engine.agreement.test_agreement import STEPS, WAYS
from tests.engine.agreement.ways import steps


def joined() -> Drawing:
    """Two branches and a join, with a good deal around them."""
    parts = [
        Part("start", "startEvent", "p"),
        Part("before", "userTask", "p"),
        Part("split", "parallelGateway", "p"),
        Part("a", "userTask", "p"),
        Part("b", "subProcess", "p"),
        Part("bs", "startEvent", "b"),
        Part("bu", "userTask", "b"),
        Part("be", "endEvent", "b"),
        Part("late", "boundaryEvent", "p", host="b", timer=("timeDuration", "P1D")),
        Part("join", "parallelGateway", "p"),
        Part("after", "userTask", "p"),
        Part("end", "endEvent", "p"),
    ]
    arrows = (
        "start>before before>split split>a split>b bs>bu bu>be a>join b>join late>join join>after after>end"
    )
    return Drawing(tuple(parts), tuple(Arrow(*arrow.split(">")) for arrow in arrows.split()))


def test_engine_and_game_agree_on_the_model_as_it_is() -> None:
    assert Case(joined(), steps(1, 40), 1).apart() is None


def test_a_join_that_does_not_wait_is_found_and_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ParallelGateway, "is_full", lambda *_: True)
    case, reason = shrunk(Case(joined(), steps(1, 40), 1))
    assert "join" in reason or "after" in reason
    assert len(case.drawing.parts) <= 6
    assert len(case.plan) <= 3


def first_other(join: ParallelGateway, task: Task) -> Task | None:
    """The other token at a join that came first, as it once was: None when that one has fired already."""
    others = (other for other in living(task.workflow) if other.task_spec is join and other is not task)
    first = next(others, None)
    return first if first is not None and is_waiting(first) else None


@pytest.mark.slow
def test_a_join_that_loses_its_second_pair_is_found_among_the_first_models(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ParallelGateway, "_waiting", first_other)
    cases = (Case(drawn(seed), steps(seed * WAYS, STEPS), seed) for seed in range(100))
    assert any(case.apart() for case in cases)


def test_a_failure_names_its_seed_and_how_to_play_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ParallelGateway, "is_full", lambda *_: True)
    monkeypatch.setattr(test_agreement, "drawn", lambda _: joined())
    with pytest.raises(pytest.fail.Exception, match="CASUSPAD_SEEDS=7 "):
        test_agreement.agree(7)
