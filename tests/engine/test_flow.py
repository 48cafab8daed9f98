"""Start, complete, sub-processes, call activities, ends: what a token does."""

import pytest

from app.domain.errors import EngineError, TaskNotOpenError
from app.domain.ids import TaskId
from tests.engine.models import (
    bundle,
    call,
    end,
    flows,
    one,
    par,
    process,
    run,
    service,
    start,
    sub,
    throw,
    user,
    xor,
)

UITKOMST = "{k: {type: enum, waarden: {ja: ja, nee: nee}, schrijver: a}}"


def test_a_case_runs_from_start_to_end() -> None:
    case = run(one(start(), user("a"), end(), flows("start>a; a>end")))
    assert (case.open(), case.ended) == (["a"], None)
    case.done("a")
    assert (case.open(), case.ended, case.flows) == ([], "end", ["f_start_a", "f_a_end"])


def test_a_task_is_completed_once() -> None:
    case = run(one(start(), user("a"), user("b"), end(), flows("start>a; a>b; b>end")))
    (task,) = case.moved.tasks
    case.done("a")
    with pytest.raises(TaskNotOpenError):
        case.engine.complete(case.bundle, case.state, task.task_id, {}, {}, case.now)
    with pytest.raises(TaskNotOpenError):
        case.engine.complete(case.bundle, case.state, TaskId("onzin"), {}, {}, case.now)
    assert case.open() == ["b"]


def test_two_flows_to_the_same_element_are_told_apart() -> None:
    model = one(
        start(),
        user("a"),
        xor("g", "f_g_end3"),
        end(),
        flows('start>a; a>g; g>end#1[k = "ja"]; g>end#2[k = "nee"]; g>end#3'),
        variables=UITKOMST,
    )
    assert run(model).done("a", k="nee").flows[-1] == "f_g_end2"
    assert run(model).done("a").flows[-1] == "f_g_end3"


def test_effects_come_in_order_and_pass_straight_through() -> None:
    case = run(
        one(
            start(),
            throw("t", "besproken"),
            service("s"),
            user("a"),
            end(),
            flows("start>t; t>s; s>a; a>end"),
        )
    )
    assert case.effects == ["besproken", "herinnering_sturen"]
    assert case.open() == ["a"]


def test_called_and_embedded_processes_report_their_flows_and_their_place() -> None:
    inner = process("q", start("qs"), user("qa"), end("qe"), flows("qs>qa; qa>qe"))
    outer = process(
        "p",
        start(),
        sub("s", start("ss"), call("c", "q"), end("se"), flows("ss>c; c>se"), livc_phase="dossieraanpak"),
        end(),
        flows("start>s; s>end"),
    )
    case = run(bundle("p", p=outer, q=inner))
    (task,) = case.moved.tasks
    assert (task.element_id, task.proces_id, task.fase) == ("qa", "q", "dossieraanpak")
    assert case.moved.active == ("s", "c", "qa")
    case.done("qa")
    assert case.ended == "end"
    assert case.flows == ["f_start_s", "f_ss_c", "f_qs_qa", "f_qa_qe", "f_c_se", "f_s_end"]


def test_terminate_ends_only_its_own_sub_process() -> None:
    inside = (start("ss"), par("g"), user("a"), user("b"), end("stop", terminate=True), end("se"))
    case = run(
        one(
            start(),
            sub("s", *inside, flows("ss>g; g>a; g>b; a>stop; b>se")),
            user("c"),
            end(),
            flows("start>s; s>c; c>end"),
        )
    )
    assert case.open() == ["a", "b"]
    case.done("a")
    assert (case.open(), case.ended) == (["c"], None)
    assert ("b", "cancelled") in [(s.element_id, s.state) for s in case.moved.steps]


def test_terminate_also_stops_what_was_about_to_run() -> None:
    inside = sub("s", start("ss"), service("x"), end("se"), flows("ss>x; x>se"))
    parts = (start(), par("g"), inside, end("stop", terminate=True), end())
    case = run(one(*parts, flows("start>g; g>s; g>stop; s>end")))
    assert (case.ended, case.effects) == ("stop", [])


def test_a_loop_without_a_wait_is_stopped_and_named() -> None:
    model = one(start(), xor("g"), service("s"), user("a"), end(), flows("start>g; g>s; s>g; a>end"))
    with pytest.raises(EngineError, match="langs"):
        run(model)


def test_a_process_that_calls_itself_is_stopped() -> None:
    with pytest.raises(EngineError):
        run(one(start(), call("c", "p"), end(), flows("start>c; c>end")))


def test_an_undeclared_variable_or_value_is_refused_and_nothing_changes() -> None:
    case = run(one(start(), user("a"), end(), flows("start>a; a>end"), variables=UITKOMST))
    for wrong in ({"x": 1}, {"k": "misschien"}, {"k": True}):
        with pytest.raises(EngineError):
            case.copy().done("a", **wrong)
    assert case.open() == ["a"]


def test_an_exclusive_gateway_without_a_way_out_names_itself() -> None:
    model = one(
        start(), user("a"), xor("g"), end(), flows('start>a; a>g; g>end[k = "ja"]'), variables=UITKOMST
    )
    with pytest.raises(EngineError, match="g"):
        run(model).done("a", k="nee")
