"""Repeated steps that change while some of their instances are open."""

from datetime import timedelta

import pytest

from app.domain.errors import EngineError
from app.domain.execution import Bundle
from tests.engine.migration.moving import asks, ids, moves, told
from tests.engine.models import Run, boundary, end, flows, one, run, start, sub, user

WHO = {"dienst": ("d1", "d2", "d3"), "dossierhouder": ("e1", "e2")}
EACH = {"livc_per": "dienst"}


def model(**repeated: str) -> Bundle:
    inner = sub("s", start("s0"), user("a", **repeated), end("s1"), flows("s0>a; a>s1"))
    return one(start(), inner, user("z"), end(), flows("start>s; s>z; z>end"))


PARALLEL = model(**EACH)
ONE_BY_ONE = model(**EACH, sequential="ja")
SINGLE = model()
OTHERS = model(livc_per="dossierhouder")


def test_instances_keep_their_ids_and_who_they_are_for() -> None:
    case = run(PARALLEL, WHO).done("a@d2")
    longer = one(start(), user("n"), sub("s", start("s0"), user("a", **EACH), end("s1"), flows("s0>a; a>s1")),
                 user("z"), end(), flows("start>n; n>s; s>z; z>end"))  # fmt: skip
    before = ids(case)
    case = moves(case, longer)
    assert ids(case) == before
    assert case.done("a@d1").done("a@d3").done("z").ended == "end"


def test_one_by_one_that_becomes_all_at_once_starts_the_rest_now() -> None:
    case = run(ONE_BY_ONE, WHO).done("a@d1")
    before = ids(case)
    assert "krijgt de stap nu ook meteen" in told(case, PARALLEL)
    case = moves(case, PARALLEL)
    assert case.open() == ["a@d2", "a@d3"]
    assert ids(case)["a@d2"] == before["a@d2"]
    assert case.done("a@d3").done("a@d2").done("z").ended == "end"


def test_all_at_once_that_becomes_one_by_one_goes_on_side_by_side() -> None:
    case = run(PARALLEL, WHO).done("a@d2")
    before = ids(case)
    assert "naast elkaar verder" in told(case, ONE_BY_ONE)
    case = moves(case, ONE_BY_ONE)
    assert ids(case) == before
    assert case.done("a@d3").done("a@d1").done("z").ended == "end"


def test_a_repeated_step_that_is_done_once_begins_again_or_is_passed() -> None:
    case = run(PARALLEL, WHO).done("a@d2")
    assert asks(case, SINGLE) == {"herhaling:a": ("opnieuw", "voorbij", "blijf")}
    assert moves(case, SINGLE, herhaling__a="opnieuw").done("a").done("z").ended == "end"
    assert moves(case, SINGLE, herhaling__a="voorbij").open() == ["z"]


def test_a_step_that_becomes_repeated_begins_for_everyone() -> None:
    case = run(SINGLE, WHO)
    case = moves(case, PARALLEL, herhaling__a="opnieuw")
    assert case.open() == ["a@d1", "a@d2", "a@d3"]
    assert case.done("a@d1").done("a@d2").done("a@d3").done("z").ended == "end"


def test_with_nobody_to_repeat_over_nothing_moves() -> None:
    case = run(SINGLE)
    with pytest.raises(EngineError, match="niemand of niets"):
        case.engine.migrate(SINGLE, PARALLEL, case.state, {"herhaling:a": "opnieuw"}, {}, case.now)


def test_repeated_over_something_else_begins_for_them() -> None:
    case = run(PARALLEL, WHO).done("a@d2")
    case = moves(case, OTHERS, herhaling__a="opnieuw")
    assert case.open() == ["a@e1", "a@e2"]


def test_beginning_again_leaves_the_term_of_the_step_as_it_was() -> None:
    def timed(**repeated: str) -> Bundle:
        inner = sub("s", start("s0"), user("a", **repeated), boundary("t", "a", duration="P9D"), user("y"),
                    end("s1"), flows("s0>a; a>s1; t>y; y>s1"))  # fmt: skip
        return one(start(), inner, user("z"), end(), flows("start>s; s>z; z>end"))

    case = run(timed(), WHO)
    timers = case.timers()
    case.now += timedelta(days=4)
    case = moves(case, timed(**EACH), herhaling__a="opnieuw")
    assert case.timers() == timers
    assert case.tick(timers["t"]).open() == ["y"]


def nested(*, again: bool) -> Bundle:
    deep = sub("w", start("w0"), user("a"), user("b"), end("w1"), flows("w0>a; a>b; b>w1"), **EACH)
    extra = (user("n"), flows("w>n; n>s1")) if again else (flows("w>s1"),)
    outer = sub("s", start("s0"), deep, *extra, end("s1"), flows("s0>w"))
    return one(start(), outer, end(), flows("start>s; s>end"))


def test_repeated_sub_processes_move_with_all_that_runs_in_them() -> None:
    case: Run = run(nested(again=False), WHO).done("a@d1").done("a@d3")
    before = ids(case)
    case = moves(case, nested(again=True))
    assert ids(case) == before
    for task in ("b@d1", "a@d2", "b@d2", "b@d3"):
        case.done(task)
    assert case.done("n").ended == "end"


def test_a_repeated_sub_process_that_is_gone_asks() -> None:
    flat = one(start(), user("a"), user("b"), end(), flows("start>a; a>b; b>end"))
    case = run(nested(again=False), WHO)
    assert asks(case, flat)["stap:w"][:2] == ("naar:a", "naar:b")
