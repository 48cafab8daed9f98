"""For every kind of token: why it is there, since when, what it waits for and what follows."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.errors import EngineError
from app.domain.explanation import (
    Explanation,
    ForBranches,
    ForFirstOf,
    ForInside,
    ForMessage,
    ForMoment,
    ForPerson,
    TakenBranch,
    deadlines_of,
    for_others,
)
from tests.engine.models import (
    START,
    Run,
    boundary,
    bundle,
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
    start,
    sub,
    throw,
    user,
    xor,
)

CHOICE = """{a: {type: enum, waarden: {ja: Doen, nee: Laten}, schrijver: a},
 anoniem: {type: boolean, schrijver: systeem, standaard: true}}"""
DAY = timedelta(days=1)


def explained(case: Run) -> dict[str, Explanation]:
    found = case.engine.explain(case.bundle, case.state)
    return {each.step.element_id: each for each in found}


def labelled(source: str, target: str, name: str, condition: str = "") -> str:
    return flows(f"{source}>{target}" + (f"[{condition}]" if condition else "")).replace(
        f'name="f_{source}_{target}"', f'name="{name}"'
    )


def chosen() -> Run:
    model = one(
        start(),
        user("a", livc_result="uitkomst:a"),
        xor("g", "f_g_c"),
        user("b"),
        user("c"),
        end(),
        flows("start>a; a>g; b>end; c>end"),
        labelled("g", "b", "Doen", 'a = "ja"'),
        labelled("g", "c", "Laten"),
        variables=CHOICE,
    )
    return run(model)


def test_what_stands_the_same_is_worked_out_once_and_a_step_makes_it_anew() -> None:
    case = chosen()
    before = case.engine.explain(case.bundle, case.state)
    assert case.engine.explain(case.bundle, case.state) is before
    case.done("a", a="ja")
    assert case.engine.explain(case.bundle, case.state) != before


def test_the_first_step_is_there_because_the_procedure_began() -> None:
    found = explained(chosen())["a"]
    assert (found.cause.kind, found.cause.step and found.cause.step.element_id) == ("start", "start")
    assert (found.since, found.waits_for) == (START, ForPerson("coordinator"))
    assert [(each.value, each.next) for each in found.follows] == [("ja", ("b",)), ("nee", ("c",))]


def test_a_step_is_there_after_another_one_and_the_answer_that_led_here() -> None:
    case = chosen()
    case.now = START + DAY
    found = explained(case.done("a", a="ja"))["b"]
    assert (found.cause.kind, found.cause.step and found.cause.step.name) == ("step", "a")
    assert (found.cause.choices, found.since) == ((TakenBranch("g", "Doen"),), START + DAY)
    assert (found.follows[0].next, found.follows[0].ends) == (("end",), True)


def test_where_several_arrows_meet_nothing_is_made_up() -> None:
    model = one(
        start(),
        xor("split", "f_split_m"),
        user("b"),
        xor("m"),
        user("c"),
        end(),
        flows("start>split; split>b[anoniem = true]; split>m; b>m; m>c; c>end"),
        variables=CHOICE,
    )
    found = explained(run(model).done("b"))["c"]
    assert (found.cause.kind, found.cause.step) == ("unknown", None)


def test_a_step_inside_an_activity_is_there_because_of_what_came_before_the_activity() -> None:
    called = process("q", start("qs"), user("qa"), end("qe"), flows("qs>qa; qa>qe"))
    outer = process(
        "p", start(), user("a"), call("k", "q"), user("z"), call("k2", "q"), user("y"), end(),
        flows("start>a; a>k; k>z; z>k2; k2>y; y>end"),
    )  # fmt: skip
    found = explained(run(bundle("p", p=outer, q=called)).done("a"))
    assert found["qa"].cause.step is not None
    assert found["qa"].cause.step.element_id == "a"
    assert found["qa"].inside == (found["k"].task_id,)
    assert found["k"].waits_for == ForInside((found["qa"].step,))
    assert found["qa"].follows[0].next == ("z",)  # it was called from there, and from nowhere else


def test_a_boundary_timer_says_on_which_step_it_is_and_whether_it_takes_over() -> None:
    model = one(
        start(),
        user("a"),
        boundary("over", "a", duration="P7D"),
        boundary("naast", "a", interrupting=False, cycle="R3/P1D"),
        user("b"),
        user("r"),
        end(),
        end("e"),
        flows("start>a; a>end; over>b; b>end; naast>r; r>e"),
    )
    case = run(model)
    found = explained(case)
    assert (found["over"].hangs_on, found["over"].interrupting) == (found["a"].task_id, True)
    assert (found["over"].waits_for, found["over"].follows[0].next) == (ForMoment(START + 7 * DAY), ("b",))
    assert (found["naast"].interrupting, found["naast"].follows[0].next) == (False, ("r",))
    assert found["naast"].waits_for == ForMoment(START + DAY, cycle=True, fired=0, times=3)
    found = explained(case.tick(START + 2 * DAY))
    assert found["naast"].waits_for == ForMoment(START + 3 * DAY, cycle=True, fired=2, times=3)
    assert found["r"].cause.kind == "moment"
    assert found["r"].cause.step == found["naast"].step


def test_the_deadlines_of_a_step_are_those_on_it_and_on_what_is_around_it() -> None:
    model = one(
        start(),
        sub(
            "s",
            start("ss"),
            user("a"),
            boundary("dicht", "a", duration="P3D"),
            user("b"),
            end("se"),
            flows("ss>a; a>b; dicht>b; b>se"),
        ),
        boundary("ruim", "s", duration="P30D"),
        end(),
        flows("start>s; s>end; ruim>end"),
    )
    case = run(model)
    found = tuple(explained(case).values())
    own = explained(case)["a"].task_id
    assert [each.step.element_id for each in deadlines_of(found, own)] == ["dicht", "ruim"]
    later = tuple(explained(case.done("a")).values())
    own = explained(case)["b"].task_id
    assert [each.step.element_id for each in deadlines_of(later, own)] == ["ruim"]
    assert deadlines_of(later, "weg") == ()  # type: ignore[arg-type]


def test_a_timer_and_a_message_that_stand_alone_say_what_follows() -> None:
    model = one(
        start(), catch("t", date="2026-03-01"), catch("m", "besproken"), user("a"), end(),
        flows("start>t; t>m; m>a; a>end"),
    )  # fmt: skip
    case = run(model)
    found = explained(case)["t"]
    assert found.waits_for == ForMoment(datetime(2026, 2, 28, 23, tzinfo=UTC))
    assert (found.hangs_on, found.follows[0].next) == (None, ("m",))
    found = explained(case.tick(datetime(2026, 3, 2, tzinfo=UTC)))["m"]
    assert (found.waits_for, found.cause.kind) == (ForMessage("besproken"), "moment")
    found = explained(case.deliver("besproken"))["a"]
    assert (found.cause.kind, found.cause.step and found.cause.step.element_id) == ("message", "m")


def test_an_event_gateway_waits_for_the_first_of_its_events() -> None:
    model = one(
        start(), user("a"), ebg("g"), catch("m", "besproken"), catch("t", duration="P1D"), user("b"), user("c"),
        end(),
        flows("start>a; a>g; g>m; g>t; m>b; t>c; b>end; c>end"),
    )  # fmt: skip
    found = explained(run(model).done("a"))
    assert found["g"].waits_for == ForFirstOf((found["m"].step, found["t"].step))
    assert {found["m"].hangs_on, found["t"].hangs_on} == {found["g"].task_id}
    assert found["t"].cause == found["g"].cause
    assert found["t"].follows[0].next == ("c",)


def test_a_join_names_the_steps_it_still_waits_for() -> None:
    model = one(
        start(), par("v"), user("a"), user("b"), user("c"), user("d"), par("j"), user("z"), end(),
        flows("start>v; v>a; v>b; v>d; a>j; b>c; c>j; d>j; j>z; z>end"),
    )  # fmt: skip
    case = run(model).done("a")
    found = explained(case)
    assert found["j"].waits_for == ForBranches((found["b"].step, found["d"].step))
    assert found["j"].follows[0].next == ("z",)
    found = explained(case.done("d").done("b"))
    assert found["j"].waits_for == ForBranches((found["c"].step,))
    assert explained(case.done("c"))["z"].cause.kind == "branches"


def test_an_inclusive_join_names_only_what_can_still_come() -> None:
    model = one(
        start(), par("p2"), user("x"), inc("v", "f_v_c"), user("a"), user("b"), user("c"), inc("j"), end(),
        end("xe"),
        flows("start>p2; p2>x; p2>v; x>xe; v>a[anoniem = true]; v>b[anoniem = true]; v>c; a>j; b>j; c>j; j>end"),
        variables=CHOICE,
    )  # fmt: skip
    found = explained(run(model).done("a"))
    assert found["j"].waits_for == ForBranches((found["b"].step,))


def repeated(kind: str, *, sequential: str = "") -> Run:
    step = user("u", livc_kind=kind, livc_per="dienst", sequential=sequential)
    model = one(
        start(), sub("s", start("ss"), step, end("se"), flows("ss>u; u>se")), user("z"), end(),
        flows("start>s; s>z; z>end"),
        variables="{aantal_dienst: {type: integer, schrijver: systeem}}",
    )  # fmt: skip
    return run(model, {"dienst": ("een", "twee", "drie")})


def holder(case: Run) -> Explanation:
    found = case.engine.explain(case.bundle, case.state)
    return next(
        each for each in found if each.step.element_id == "u" and isinstance(each.waits_for, ForInside)
    )


def test_a_repetition_says_how_many_are_done() -> None:
    case = repeated("agendering")
    assert holder(case).waits_for == ForInside((holder(case).step,), 0, 3)
    assert holder(case.done("u@twee")).waits_for == ForInside((holder(case).step,), 1, 3)
    one_by_one = repeated("agendering", sequential="ja").done("u@een")
    assert holder(one_by_one).waits_for == ForInside((holder(one_by_one).step,), 1, 3)
    (open_now,) = [e for e in explained(one_by_one).values() if isinstance(e.waits_for, ForPerson)]
    assert (open_now.waits_for.binding, open_now.follows[0].next) == ("twee", ("u", "z"))  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["informatie_inbreng", "antwoord_uitnodiging", "opvolgtaak", "verlenging"])
@pytest.mark.parametrize("sequential", ["", "ja"])
def test_a_repetition_that_one_may_decline_says_the_same_whoever_answered(kind: str, sequential: str) -> None:
    case = repeated(kind, sequential=sequential)
    before = for_others(case.engine.explain(case.bundle, case.state))
    case.now = START + DAY
    case.done("u@een")
    after = case.engine.explain(case.bundle, case.state)
    assert for_others(after) == before
    assert holder(case).waits_for == ForInside()
    assert {each.since for each in after} == {START}  # not when the one before answered
    assert holder(case).declinable == {kind}


def test_what_someone_answered_who_may_decline_is_no_reason_that_is_told() -> None:
    def after(**answer: str) -> Explanation:
        model = one(
            start(),
            user("a", livc_kind="antwoord_uitnodiging", livc_result="uitkomst:a"),
            boundary("zwijgen", "a", duration="P7D"),
            xor("g", "f_g_b"),
            user("b"),
            end(),
            flows("start>a; a>g; b>end"),
            labelled("g", "b", "Doen"),
            labelled("zwijgen", "b", "Stil"),
            flows('g>end[a = "nooit"]'),
            variables=CHOICE,
        )
        case = run(model)
        return explained(case.done("a", **answer) if answer else case.tick(START + 7 * DAY))["b"]

    told = {
        (each.cause.kind, each.cause.step, each.cause.choices)
        for each in (after(a="ja"), after(a="nee"), after())
    }
    assert [(kind, step and step.element_id, choices) for kind, step, choices in told] == [("step", "a", ())]


def test_what_a_table_or_the_system_may_write_is_not_taken_for_granted() -> None:
    model = one(
        start(), user("a"), xor("g", "f_g_c"), xor("h", "f_h_e"), user("b"), user("c"), user("d"), user("e"),
        end(),
        flows("start>a; a>g; g>b[anoniem = true]; g>c; b>h; h>d[vast = true]; h>e; c>end; d>end; e>end"),
        variables="""{anoniem: {type: boolean, schrijver: systeem, standaard: true},
                      vast: {type: boolean, schrijver: bericht x, standaard: true}}""",
    )  # fmt: skip
    case = run(model)
    assert explained(case)["a"].follows[0].next == ("b", "c")
    assert explained(case.done("a"))["b"].follows[0].next == ("d",)


def test_the_name_is_released_or_not_and_each_answer_says_where_it_leads() -> None:
    model = one(
        start(), user("a", livc_kind="identiteit_vrijgeven", livc_result="uitkomst:a"),
        boundary("zwijgen", "a", duration="P30D"), xor("g", "f_g_niet"), user("wel"), user("niet"), end(),
        flows("start>a; a>g; zwijgen>g; g>wel[anoniem = false]; g>niet; wel>end; niet>end"),
        variables="""{a: {type: enum, waarden: {meegedeeld: Ja, niet_meegedeeld: Nee}, schrijver: a},
                      anoniem: {type: boolean, schrijver: systeem, standaard: true}}""",
    )  # fmt: skip
    found = explained(run(model))
    assert [each.next for each in found["a"].follows] == [("wel",), ("niet",)]
    assert found["zwijgen"].follows[0].next == ("niet",)


def test_two_outcomes_with_the_same_next_step_are_told_apart_by_what_only_one_leads_to() -> None:
    model = one(
        start(), user("a", livc_result="uitkomst:a"), user("b"), xor("g", "f_g_d"), user("c"), user("d"), end(),
        flows('start>a; a>b; b>g; g>c[a = "ja"]; g>d; c>end; d>end'),
        variables=CHOICE,
    )  # fmt: skip
    yes, no = explained(run(model))["a"].follows
    assert (yes.next, no.next) == (("b",), ("b",))
    assert (yes.later, no.later) == (("c",), ("d",))
    sent = one(
        start(), user("a", livc_result="uitkomst:a"), xor("g", "f_g_end"), throw("m", "besproken"), end(),
        flows('start>a; a>g; g>m[a = "ja"]; g>end; m>end'),
        variables=CHOICE,
    )  # fmt: skip
    yes, no = explained(run(sent))["a"].follows
    assert (yes.ends, yes.later, no.later) == (True, ("m",), ())


def test_an_instance_that_ended_has_nothing_to_explain() -> None:
    model = one(start(), user("a"), end(), flows("start>a; a>end"))
    assert explained(run(model).done("a")) == {}


def test_a_state_of_another_version_is_refused() -> None:
    case = run(one(start(), user("a"), end(), flows("start>a; a>end")))
    other = one(start(), user("b"), end(), flows("start>b; b>end"))
    with pytest.raises(EngineError):
        case.engine.explain(other, case.state)


def test_dates_are_known_values_too() -> None:
    model = one(
        start(), user("a"), xor("g", "f_g_c"), user("b"), user("c"), end(),
        flows('start>a; a>g; g>b[dag > date("2026-01-01")]; g>c; b>end; c>end'),
        variables="{dag: {type: date, schrijver: bericht x}}",
    )  # fmt: skip
    assert explained(run(model, dag=date(2026, 2, 1)))["a"].follows[0].next == ("b",)
    assert explained(run(model))["a"].follows[0].next == ("c",)


def test_what_depends_on_the_day_may_go_both_ways() -> None:
    model = one(
        start(), user("a"), xor("g", "f_g_c"), user("b"), user("c"), end(),
        flows('start>a; a>g; g>b[dag < today()]; g>c; b>end; c>end'),
        variables="{dag: {type: date, schrijver: bericht x}}",
    )  # fmt: skip
    assert explained(run(model, dag=date(2026, 2, 1)))["a"].follows[0].next == ("b", "c")
