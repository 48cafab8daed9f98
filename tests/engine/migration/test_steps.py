"""Steps that come, go or change under a running case."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import ConflictError, EngineError
from app.domain.migration import Fate
from tests.engine.migration.moving import asks, ids, moves, plan, stays, told
from tests.engine.models import (
    boundary,
    call,
    end,
    flows,
    node,
    one,
    par,
    process,
    run,
    service,
    start,
    sub,
    user,
    xor,
)

OLD = one(start(), user("a"), user("b"), end(), flows("start>a; a>b; b>end"))


def test_a_case_on_the_same_version_does_not_move() -> None:
    case = run(OLD)
    assert case.engine.migrate(OLD, OLD, case.state, {}, {}, case.now).instance == case.state
    assert plan(case, OLD).outcome is Fate.MOVES


def test_moving_twice_is_moving_once() -> None:
    new = one(start(), user("a"), user("b", name="anders"), end(), flows("start>a; a>b; b>end"))
    case = moves(run(OLD), new)
    again = case.engine.migrate(OLD, new, case.state, {}, {}, case.now)
    assert again.instance == case.state


def test_a_step_added_downstream_comes_later() -> None:
    new = one(start(), user("a"), user("n"), user("b"), end(), flows("start>a; a>n; n>b; b>end"))
    case = run(OLD)
    assert "“n” komt nog" in told(case, new)
    before = ids(case)
    case = moves(case, new)
    assert ids(case) == before
    assert case.done("a").done("n").done("b").ended == "end"


def test_a_step_added_upstream_is_said_not_to_happen() -> None:
    new = one(start(), user("n"), user("a"), user("b"), end(), flows("start>n; n>a; a>b; b>end"))
    case = run(OLD)
    assert "“n” gebeurt niet voor deze casus" in told(case, new)
    assert moves(case, new).done("a").done("b").ended == "end"


def test_a_completed_step_may_be_gone() -> None:
    new = one(start(), user("b"), end(), flows("start>b; b>end"))
    case = run(OLD).done("a")
    before = ids(case)
    case = moves(case, new)
    assert ids(case) == before
    assert case.done("b").ended == "end"


def test_a_waiting_step_that_is_gone_asks_where_to_go() -> None:
    new = one(start(), user("n"), user("b"), end(), flows("start>n; n>b; b>end"))
    case = run(OLD)
    assert asks(case, new) == {"stap:a": ("naar:n", "naar:b", "blijf")}
    with pytest.raises(ConflictError, match="bestaat niet meer"):
        case.engine.migrate(OLD, new, case.state, {}, {}, case.now)
    moved = moves(case, new, stap__a="naar:b")
    assert moved.open() == ["b"]
    assert set(ids(moved).values()).isdisjoint(ids(case).values())  # another step is another task
    assert moved.done("b").ended == "end"


def test_who_chooses_to_stay_stays() -> None:
    new = one(start(), user("b"), end(), flows("start>b; b>end"))
    case = run(OLD)
    assert stays(case, new, stap__a="blijf") == "U koos om op de oude versie te blijven."
    with pytest.raises(ConflictError):
        case.engine.migrate(OLD, new, case.state, {"stap:a": "blijf"}, {}, case.now)


def test_an_answer_that_is_no_choice_is_no_answer() -> None:
    new = one(start(), user("b"), end(), flows("start>b; b>end"))
    assert asks(run(OLD), new, stap__a="naar:elders") == {"stap:a": ("naar:b", "blijf")}


def test_name_role_and_form_of_an_open_step_follow() -> None:
    new = one(
        start(),
        user("a", name="Anders", livc_role="burgemeester", livc_form="F02"),
        user("b"),
        end(),
        flows("start>a; a>b; b>end"),
    )
    case = run(OLD)
    said = told(case, new)
    assert "“a” heet voortaan “Anders”" in said
    assert "andere rol" in said
    assert "ander formulier" in said
    case = moves(case, new)
    assert case.moved is not None
    task = case.moved.tasks[0]
    assert (task.naam, task.rol, task.form) == ("Anders", "burgemeester", "F02")


def test_a_task_may_become_a_manual_task() -> None:
    new = one(
        start(),
        node("manualTask", "a", livc_role="coordinator", livc_kind="vrij"),
        user("b"),
        end(),
        flows("start>a; a>b; b>end"),
    )
    case = run(OLD)
    assert ids(moves(case, new)) == ids(case)


def test_a_task_that_became_automatic_asks() -> None:
    new = one(start(), service("a"), user("b"), end(), flows("start>a; a>b; b>end"))
    case = run(OLD)
    assert "naar:a" in asks(case, new)["stap:a"]
    moved = moves(case, new, stap__a="naar:a")
    assert moved.open() == ["b"]
    assert moved.effects == ["herinnering_sturen"]


def test_a_whole_process_that_is_gone_keeps_its_cases() -> None:
    elsewhere = replace(one(start(), user("a"), end(), flows("start>a; a>end")), files={})
    assert "bestaat niet meer" in stays(run(OLD), replace(elsewhere, version_id="weg"))


def test_another_version_than_the_one_it_runs_on_is_refused() -> None:
    new = one(start(), user("b"), end(), flows("start>b; b>end"))
    case = run(OLD)
    with pytest.raises(EngineError):
        case.engine.plan_migration(new, replace(new, version_id="derde"), case.state, {}, {}, case.now)


def test_what_would_go_round_for_ever_is_said_before_it_is_tried() -> None:
    """The dry run let it move, and the move itself then failed."""
    inner = sub("s", start("s0"), service("h"), end("s1"), flows("s0>h; h>s1"))
    parts = (start(), xor("in"), inner, xor("x", "f_x_in"), end())
    klaar = "{klaar: {type: boolean, schrijver: v}}"
    lines = "start>in; in>s; x>end[klaar = true]; x>in; "
    old = one(*parts, user("a"), flows(lines + "s>a; a>x"), variables=klaar)
    new = one(*parts, flows(lines + "s>x"), variables=klaar)
    assert "rondgaan langs" in stays(run(old), new, stap__a="naar:s")
    assert moves(run(old, klaar=True), new, stap__a="naar:s").ended == "end"


def test_a_repetition_that_would_begin_over_nobody_is_said_before_it_is_tried() -> None:
    new = one(
        start(),
        sub("s", start("s0"), user("u", livc_per="dienst"), end("s1"), flows("s0>u; u>s1")),
        user("b"),
        end(),
        flows("start>s; s>b; b>end"),
    )
    assert "vast" in stays(run(OLD), new, stap__a="naar:s")
    assert moves(run(OLD, {"dienst": ("d1",)}), new, stap__a="naar:s").open() == ["u@d1"]


INNER = sub("s", start("s0"), user("x"), user("y"), end("s1"), flows("s0>x; x>y; y>s1"))


def test_a_sub_process_that_is_unpacked_leaves_its_open_step_open() -> None:
    old = one(
        start(),
        INNER,
        boundary("t", "s", duration="P30D"),
        end(),
        user("z"),
        flows("start>s; s>end; t>z; z>end"),
    )
    new = one(
        start(), user("x"), boundary("t", "x", duration="P30D"), user("y"), user("z"), end(),
        flows("start>x; x>y; y>end; t>z; z>end"),
    )  # fmt: skip
    case = run(old)
    before, timers = ids(case), case.timers()
    case.now += timedelta(days=3)
    case = moves(case, new)
    assert ids(case) == before
    assert case.timers() == timers  # its term went along to the step
    assert case.copy().done("x").done("y").ended == "end"
    assert case.tick(case.now + timedelta(days=30)).open() == ["z"]


def test_a_sub_process_drawn_around_an_open_step_takes_it_in() -> None:
    old = one(start(), user("x"), user("y"), end(), flows("start>x; x>y; y>end"))
    new = one(
        start(),
        INNER,
        boundary("t", "s", duration="P30D"),
        user("z"),
        end(),
        flows("start>s; s>end; t>z; z>end"),
    )
    case = run(old).done("x")
    before, begun = ids(case), case.now
    case.now += timedelta(days=3)
    case = moves(case, new)
    assert ids(case) == before
    assert case.timers() == {"t": begun + timedelta(days=30)}  # counted from the beginning of the open step
    assert case.copy().done("y").ended == "end"
    assert case.tick(case.now + timedelta(days=28)).open() == ["z"]


def test_two_sub_processes_around_one_step() -> None:
    old = one(start(), user("x"), end(), flows("start>x; x>end"))
    deep = sub("d", start("d0"), user("x"), end("d1"), flows("d0>x; x>d1"))
    new = one(
        start(), sub("s", start("s0"), deep, end("s1"), flows("s0>d; d>s1")), end(), flows("start>s; s>end")
    )
    case = moves(run(old), new)
    assert case.done("x").ended == "end"
    back = moves(run(new), old)
    assert back.done("x").ended == "end"


def test_a_step_that_lies_elsewhere_asks() -> None:
    old = one(start(), INNER, user("z"), end(), flows("start>s; s>z; z>end"))
    new = one(
        start(), sub("s", start("s0"), user("y"), end("s1"), flows("s0>y; y>s1")), user("x"), user("z"), end(),
        flows("start>s; s>x; x>z; z>end"),
    )  # fmt: skip
    case = run(old)
    assert asks(case, new) == {"stap:x": ("naar:y", "blijf")}
    assert moves(case, new, stap__x="naar:y").done("y").open() == ["x"]


def test_a_sub_process_with_all_in_it_may_be_gone() -> None:
    old = one(start(), INNER, user("z"), end(), flows("start>s; s>z; z>end"))
    new = one(start(), user("z"), end(), flows("start>z; z>end"))
    case = run(old)
    assert asks(case, new) == {"stap:s": ("naar:z", "blijf")}
    assert moves(case, new, stap__s="naar:z").open() == ["z"]


def called(name: str, step: str) -> bytes:
    return process(
        name, start(f"{name}0"), user(step), end(f"{name}1"), flows(f"{name}0>{step}; {step}>{name}1")
    )


def test_a_call_that_goes_elsewhere_begins_there_or_is_passed() -> None:
    old = one(start(), call("c", "q"), boundary("t", "c", duration="P30D"), user("z"), end(),
              flows("start>c; c>z; t>z; z>end"), q=called("q", "x"))  # fmt: skip
    new = one(start(), call("c", "r"), boundary("t", "c", duration="P30D"), user("z"), end(),
              flows("start>c; c>z; t>z; z>end"), r=called("r", "y"))  # fmt: skip
    case = run(old)
    timers = case.timers()
    assert asks(case, new) == {"roept:c": ("opnieuw", "voorbij", "blijf")}
    again = moves(case, new, roept__c="opnieuw")
    assert again.open() == ["y"]
    assert again.timers() == timers  # the term of the call goes on
    assert again.done("y").done("z").ended == "end"
    assert moves(case, new, roept__c="voorbij").done("z").ended == "end"


def test_a_step_in_a_called_process_moves_with_it() -> None:
    old = one(start(), call("c", "q"), end(), flows("start>c; c>end"), q=called("q", "x"))
    longer = process("q", start("q0"), user("x"), user("n"), end("q1"), flows("q0>x; x>n; n>q1"))
    new = one(start(), call("c", "q"), end(), flows("start>c; c>end"), q=longer)
    case = run(old)
    before = ids(case)
    case = moves(case, new)
    assert ids(case) == before
    assert case.done("x").done("n").ended == "end"


def test_a_term_of_a_sub_process_keeps_its_moment_on_a_step_that_began_later() -> None:
    old = one(
        start(), INNER, boundary("t", "s", duration="P30D"), user("z"), end(),
        flows("start>s; s>end; t>z; z>end"),
    )  # fmt: skip
    new = one(
        start(), user("x"), user("y"), boundary("t", "y", duration="P30D"), user("z"), end(),
        flows("start>x; x>y; y>end; t>z; z>end"),
    )  # fmt: skip
    case = run(old)
    timers = case.timers()
    case.now += timedelta(days=5)
    case = moves(case.done("x"), new)
    assert case.timers() == timers
    assert case.tick(timers["t"]).open() == ["z"]


def test_when_no_answer_leads_to_an_end_the_case_stays() -> None:
    parts = (start(), par("g"), user("b"), par("j"), user("z"), end())
    old = one(*parts, user("a"), flows("start>g; g>a; g>b; a>j; b>j; j>z; z>end"))
    new = one(*parts, user("c"), user("d"), flows("start>g; g>c; c>j; g>b; b>j; d>j; g>d; j>z; z>end"))
    case = run(old)
    assert "Geen enkele keuze" in stays(case, new, tak__f_g_c="zonder", tak__f_g_d="zonder")


def test_the_last_step_in_a_sub_process_cannot_lapse() -> None:
    """Two tokens stood on it: each was taken to go on beside the other, and the sub-process never ended."""
    inner = (start("s0"), par("g"), xor("m"), end("s1"))
    parts = (start(), user("b"), end(), flows("start>s; s>b; b>end"))
    lines = "s0>g; g>m#1; g>m#2; "
    old = one(sub("s", *inner, user("x"), flows(lines + "m>x; x>s1")), *parts)
    new = one(sub("s", *inner, flows(lines + "m>s1")), *parts)
    assert run(old).open() == ["x", "x"]
    assert "Geen enkele keuze" in stays(run(old), new)


def test_of_all_steps_in_a_sub_process_one_has_to_go_on() -> None:
    inner = (start("s0"), user("z"), end("s1"))
    parts = (start(), user("b"), end(), flows("start>s; s>b; b>end"))
    both = (user("x"), user("y"), par("g"), par("j"))
    old = one(sub("s", *inner, *both, flows("s0>g; g>x; g>y; x>j; y>j; j>z; z>s1")), *parts)
    new = one(sub("s", *inner, flows("s0>z; z>s1")), *parts)
    case = run(old)
    assert "vervalt" in asks(case, new)["stap:y"]
    assert asks(case, new, stap__x="vervalt") == {"stap:y": ("naar:z", "blijf")}
    assert "niets over" in stays(case, new, stap__x="vervalt", stap__y="vervalt")
    moved = moves(case, new, stap__x="vervalt", stap__y="naar:z")
    assert moved.done("z").done("b").ended == "end"


def test_where_a_whole_sub_process_goes_on_is_looked_through_as_well() -> None:
    """Nothing stood in it any more, so nobody saw that the join would wait for ever."""
    inner = (start("s0"), par("g"), user("x"), user("y"), par("j"), end("s1"))
    parts = (start(), user("b"), end(), flows("start>s; s>b; b>end"))
    lines = "s0>g; g>x; g>y; x>j; y>j; "
    old = one(sub("s", *inner, user("z"), flows(lines + "j>z; z>s1")), *parts)
    new = one(sub("s", *inner, flows(lines + "j>s1")), *parts)
    assert "Geen enkele keuze" in stays(run(old).done("x").done("y"), new)
