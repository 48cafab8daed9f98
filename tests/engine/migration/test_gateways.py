"""Splits, joins and event-based gateways that change under a running case: no token waits for ever."""

from datetime import timedelta

from tests.engine.migration.moving import asks, ids, moves, stays, told
from tests.engine.models import (
    boundary,
    call,
    catch,
    ebg,
    end,
    flows,
    inc,
    one,
    par,
    process,
    run,
    service,
    start,
    user,
    xor,
)

STEPS = (start(), user("a"), user("b"), user("z"), end())
TWO = one(*STEPS, par("s"), par("j"), flows("start>s; s>a; s>b; a>j; b>j; j>z; z>end"))
THREE = one(*STEPS, user("c"), par("s"), par("j"), flows("start>s; s>a; s>b; s>c; a>j; b>j; c>j; j>z; z>end"))


def test_a_new_branch_at_a_passed_split_starts_or_the_case_stays() -> None:
    case = run(TWO)
    assert asks(case, THREE) == {"tak:f_s_c": ("start", "blijf")}  # without it the join would wait for ever
    before = ids(case)
    case = moves(case, THREE, tak__f_s_c="start")
    assert {k: v for k, v in ids(case).items() if k != "c"} == before
    assert case.done("a").done("b").open() == ["c"]
    assert case.done("c").done("z").ended == "end"


def test_a_new_branch_counts_also_when_another_one_waits_at_the_join() -> None:
    case = run(TWO).done("a")
    case = moves(case, THREE, tak__f_s_c="start")
    assert sorted(case.open()) == ["b", "c"]
    assert case.done("c").done("b").done("z").ended == "end"


def test_past_the_join_nothing_is_asked() -> None:
    case = run(TWO).done("a").done("b")
    assert "“c” gebeurt niet voor deze casus" in told(case, THREE)
    assert moves(case, THREE).done("z").ended == "end"


def test_before_the_split_nothing_is_asked() -> None:
    old = one(*STEPS, user("v"), par("s"), par("j"), flows("start>v; v>s; s>a; s>b; a>j; b>j; j>z; z>end"))
    new = one(*STEPS, user("v"), user("c"), par("s"), par("j"),
              flows("start>v; v>s; s>a; s>b; s>c; a>j; b>j; c>j; j>z; z>end"))  # fmt: skip
    case = run(old)
    assert "“c” komt nog" in told(case, new)
    assert sorted(moves(case, new).done("v").open()) == ["a", "b", "c"]


def test_a_branch_with_its_own_end_may_be_left_out() -> None:
    new = one(*STEPS, user("c"), end("e2"), par("s"), par("j"),
              flows("start>s; s>a; s>b; s>c; a>j; b>j; c>e2; j>z; z>end"))  # fmt: skip
    case = run(TWO)
    assert asks(case, new) == {"tak:f_s_c": ("start", "zonder", "blijf")}
    assert moves(case, new, tak__f_s_c="zonder").done("a").done("b").done("z").ended == "end"
    assert moves(case, new, tak__f_s_c="start").done("c").done("a").done("b").done("z").ended == "end"


def test_a_branch_that_begins_by_itself_runs_on_at_once() -> None:
    new = one(*STEPS, service("h"), user("c"), par("s"), par("j"),
              flows("start>s; s>a; s>b; s>h; h>c; a>j; b>j; c>j; j>z; z>end"))  # fmt: skip
    case = moves(run(TWO), new, tak__f_s_h="start")
    assert case.effects == ["herinnering_sturen"]
    assert sorted(case.open()) == ["a", "b", "c"]


def test_a_step_put_into_a_branch_is_no_new_branch() -> None:
    new = one(*STEPS, user("n"), par("s"), par("j"), flows("start>s; s>n; n>a; s>b; a>j; b>j; j>z; z>end"))
    case = run(TWO)
    assert moves(case, new).done("a").done("b").done("z").ended == "end"


def test_an_inclusive_split_asks_as_well_and_may_go_without() -> None:
    text = "start>s; s>a[x]; s>b; a>j; b>j; j>z; z>end"
    true = "{type: boolean, schrijver: systeem, standaard: true}"
    declared = f"{{x: {true}, y: {true}}}"
    old = one(*STEPS, inc("s", "f_s_b"), inc("j"), flows(text), variables=declared)
    new = one(
        *STEPS, user("c"), inc("s", "f_s_b"), inc("j"), flows(text + "; s>c[y]; c>j"), variables=declared
    )
    case = run(old)
    assert case.open() == ["a"]
    assert asks(case, new) == {"tak:f_s_c": ("start", "zonder", "blijf")}
    assert moves(case, new, tak__f_s_c="zonder").done("a").done("z").ended == "end"
    assert moves(case, new, tak__f_s_c="start").done("a").done("c").done("z").ended == "end"


def test_a_branch_that_is_gone_counts_no_more_at_the_join() -> None:
    case = run(THREE).done("a")
    assert (
        asks(case, TWO) == {"stap:c": ("naar:z", "vervalt", "blijf")}
        or "vervalt" in asks(case, TWO)["stap:c"]
    )
    case = moves(case, TWO, stap__c="vervalt")
    assert case.open() == ["b"]
    assert case.done("b").done("z").ended == "end"


def test_a_token_that_came_along_a_branch_that_is_gone_is_forgotten() -> None:
    case = run(THREE).done("c")
    assert "telt daar niet meer mee" in told(case, TWO)
    assert moves(case, TWO).done("a").done("b").done("z").ended == "end"


def test_a_join_that_has_all_it_still_waits_for_goes_on_at_once() -> None:
    case = run(THREE).done("a").done("b")
    assert "“j” wacht deze casus niet langer" in told(case, TWO, stap__c="vervalt")
    case = moves(case, TWO, stap__c="vervalt")
    assert case.open() == ["z"]


def test_a_join_that_becomes_inclusive_is_said_to_go_on_at_once() -> None:
    parts = (start(), user("a"), user("b"), user("z"), end(), end("weg"), par("s"), xor("x", "f_x_weg"))
    een = "{een: {type: boolean, schrijver: v}}"
    lines = flows("start>s; s>a; s>b; a>j; b>x; x>j[een = true]; x>weg; j>z; z>end")
    old, new = one(*parts, par("j"), lines, variables=een), one(*parts, inc("j"), lines, variables=een)
    case = run(old).done("a").done("b")
    assert "“j” wacht deze casus niet langer" in told(case, new)
    assert moves(case, new).done("z").ended == "end"


def test_a_step_put_before_the_join_does_not_happen_for_who_waits_there() -> None:
    new = one(*STEPS, user("n"), par("s"), par("j"), flows("start>s; s>a; s>b; a>n; n>j; b>j; j>z; z>end"))
    case = run(TWO).done("a")
    assert "“n” gebeurt niet voor deze casus" in told(case, new)
    assert moves(case, new).done("b").done("z").ended == "end"


def test_a_join_that_is_gone_asks_what_its_waiting_branch_does() -> None:
    new = one(*STEPS, flows("start>a; a>b; b>z; z>end"))
    case = run(TWO).done("a")
    assert asks(case, new)["samen:j"][0] == "vervalt"
    assert moves(case, new, samen__j="vervalt").done("b").done("z").ended == "end"


def test_a_parallel_join_may_become_an_inclusive_one() -> None:
    new = one(*STEPS, par("s"), inc("j"), flows("start>s; s>a; s>b; a>j; b>j; j>z; z>end"))
    case = moves(run(TWO).done("a"), new)
    assert case.open() == ["b"]
    assert case.done("b").done("z").ended == "end"


def test_a_choice_that_became_a_join_would_wait_for_ever() -> None:
    declared = "{x: {type: boolean, schrijver: systeem, standaard: true}}"
    old = one(
        *STEPS,
        xor("s", "f_s_b"),
        xor("j"),
        flows("start>s; s>a[x]; s>b; a>j; b>j; j>z; z>end"),
        variables=declared,
    )
    new = one(
        *STEPS,
        xor("s", "f_s_b"),
        par("j"),
        flows("start>s; s>a[x]; s>b; a>j; b>j; j>z; z>end"),
        variables=declared,
    )
    assert "einde niet meer bereiken" in stays(run(old), new)


def test_branches_inside_a_sub_scope_are_seen_there() -> None:
    inner = "q0>s; s>a; s>b; a>j; b>j; j>q1"
    parts = (start("q0"), user("a"), user("b"), par("s"), par("j"), end("q1"))
    old = one(start(), call("c", "q"), end(), flows("start>c; c>end"), q=process("q", *parts, flows(inner)))
    new = one(start(), call("c", "q"), end(), flows("start>c; c>end"),
              q=process("q", *parts, user("n"), flows(inner + "; s>n; n>j")))  # fmt: skip
    case = moves(run(old).done("a"), new, tak__f_s_n="start")
    assert sorted(case.open()) == ["b", "n"]
    assert case.done("n").done("b").ended == "end"


AWAITS = (
    start(),
    ebg("g"),
    catch("m", "besproken"),
    catch("t", duration="P10D"),
    user("z"),
    user("y"),
    end(),
)
EVENTS = one(*AWAITS, flows("start>g; g>m; g>t; m>z; t>y; z>end; y>end"))


def test_an_event_added_behind_a_gateway_is_awaited_from_its_beginning() -> None:
    new = one(
        *AWAITS,
        catch("u", duration="P20D"),
        user("x"),
        flows("start>g; g>m; g>t; g>u; m>z; t>y; u>x; z>end; y>end; x>end"),
    )
    case = run(EVENTS)
    begun, timers = case.now, case.timers()
    case.now += timedelta(days=5)
    case = moves(case, new)
    assert case.timers() == {**timers, "u": begun + timedelta(days=20)}
    assert case.copy().deliver("besproken").open() == ["z"]
    assert case.tick(case.now + timedelta(days=6)).open() == ["y"]
    assert case.timers() == {}


def test_an_event_that_is_gone_is_awaited_no_more() -> None:
    new = one(
        *AWAITS[:3],
        catch("o", "ronde_gesloten"),
        user("z"),
        user("y"),
        end(),
        flows("start>g; g>m; g>o; m>z; o>y; z>end; y>end"),
    )
    case = moves(run(EVENTS), new)
    assert case.timers() == {}
    assert case.deliver("ronde_gesloten").open() == ["y"]


def test_a_message_that_is_called_otherwise_is_awaited_under_its_new_name() -> None:
    new = one(
        start(),
        ebg("g"),
        catch("m", "ronde_gesloten"),
        *AWAITS[3:],
        flows("start>g; g>m; g>t; m>z; t>y; z>end; y>end"),
    )
    case = run(EVENTS)
    timers = case.timers()
    case = moves(case, new)
    assert case.timers() == timers
    assert case.deliver("ronde_gesloten").open() == ["z"]


def test_a_single_event_that_got_company_keeps_its_moment() -> None:
    old = one(start(), catch("t", duration="P10D"), user("y"), end(), flows("start>t; t>y; y>end"))
    case = run(old)
    timers = case.timers()
    case.now += timedelta(days=2)
    case = moves(case, EVENTS)
    assert case.timers() == timers
    back = moves(case, old)
    assert back.timers() == timers
    assert back.tick(timers["t"]).open() == ["y"]
    assert case.deliver("besproken").open() == ["z"]


def test_a_boundary_that_fired_already_does_not_come_back() -> None:
    parts = (
        start(),
        user("a"),
        boundary("h", "a", interrupting=False, duration="P2D"),
        user("r"),
        end("e2"),
        end(),
    )
    old = one(*parts, flows("start>a; a>end; h>r; r>e2"))
    new = one(*parts, user("n"), flows("start>a; a>n; n>end; h>r; r>e2"))
    case = run(old)
    case.tick(case.now + timedelta(days=3))
    case = moves(case, new)
    assert case.timers() == {}
    assert sorted(case.open()) == ["a", "r"]


def test_a_flow_that_was_drawn_anew_from_the_same_step_is_the_same_way() -> None:
    new = one(*STEPS, par("s"), par("j"), flows("start>s; s>a; s>b; a>j#opnieuw; b>j; j>z; z>end"))
    case = run(TWO).done("a")
    assert "telt daar niet meer mee" not in told(case, new)
    assert moves(case, new).done("b").done("z").ended == "end"
