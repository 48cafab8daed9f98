"""Messages, boundary events and the event-based gateway."""

from datetime import timedelta

import pytest

from app.domain.errors import ConflictError
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
    node,
    one,
    par,
    process,
    run,
    service,
    start,
    sub,
    user,
)


def waiting() -> Run:
    parts = (start(message="casus_geopend"), ebg("w"), catch("m", "besproken"), catch("t1", duration="P3M"))
    more = (catch("t2", duration="P1M"), user("a"), user("b"), user("c"), end())
    return run(one(*parts, *more, flows("start>w; w>m; w>t1; w>t2; m>a; t1>b; t2>c; a>end; b>end; c>end")))


def test_the_first_event_behind_a_gateway_decides() -> None:
    case = waiting()
    assert case.moved.waiting == {"besproken"}
    assert set(case.timers()) == {"t1", "t2"}
    assert case.moved.active == ("w",)
    case.deliver("besproken")
    assert (case.open(), case.timers(), case.moved.waiting) == (["a"], {}, frozenset())
    assert case.flows[-2:] == ["f_w_m", "f_m_a"]


def test_the_earliest_of_two_timers_behind_a_gateway_fires() -> None:
    assert waiting().tick(START + timedelta(days=31)).open() == ["c"]
    assert waiting().tick(START + timedelta(days=400)).open() == ["c"]


def test_a_message_that_nobody_waits_for_is_a_conflict_and_changes_nothing() -> None:
    case = waiting()
    before = case.state
    with pytest.raises(ConflictError):
        case.deliver("ronde_gesloten")
    case.deliver("besproken")
    with pytest.raises(ConflictError):
        case.deliver("besproken")
    assert case.engine.inspect(case.bundle, before).waiting == {"besproken"}


def test_an_interrupting_event_ends_the_sub_process_with_all_in_it() -> None:
    inner = process("q", start("qs"), user("qa"), end("qe"), flows("qs>qa; qa>qe"))
    parts = (start("ss"), par("g"), user("a"), call("c", "q"), end("se"), flows("ss>g; g>a; g>c; a>se; c>se"))
    outer = process(
        "p",
        start(),
        sub("s", *parts),
        boundary("b", "s", "ronde_gesloten"),
        user("na"),
        end(),
        flows("start>s; s>end; b>na; na>end"),
    )
    case = run(bundle("p", p=outer, q=inner))
    assert case.open() == ["a", "qa"]
    case.deliver("ronde_gesloten")
    assert (case.open(), case.moved.waiting) == (["na"], frozenset())
    cancelled = [s.element_id for s in case.moved.steps if s.state == "cancelled"]
    assert sorted(cancelled) == ["a", "c", "qa", "s"]
    assert case.done("na").ended == "end"


def test_a_boundary_message_on_a_user_task_takes_its_place() -> None:
    case = run(
        one(
            start(),
            user("a"),
            boundary("m", "a", "besproken"),
            user("b"),
            end(),
            flows("start>a; a>end; m>b; b>end"),
        )
    )
    case.deliver("besproken")
    assert case.open() == ["b"]


def test_completing_the_task_takes_its_boundary_events_away() -> None:
    case = run(
        one(
            start(),
            user("a"),
            boundary("m", "a", "besproken"),
            user("b"),
            end(),
            flows("start>a; a>b; b>end; m>end"),
        )
    )
    case.done("a")
    assert (case.open(), case.moved.waiting) == (["b"], frozenset())


def test_a_reminder_goes_beside_the_task_once() -> None:
    case = run(
        one(
            start(),
            user("a"),
            boundary("r", "a", interrupting=False, duration="P7D"),
            service("mail"),
            user("z"),
            end("re"),
            end(),
            flows("start>a; a>end; r>mail; mail>z; z>re"),
        )
    )
    case.tick(START + timedelta(days=8))
    assert (case.open(), case.effects, case.timers()) == (["a", "z"], ["herinnering_sturen"], {})
    case.done("a")
    assert (case.open(), case.ended) == (["z"], None)
    assert case.done("z").ended == "re"


def test_a_message_beside_a_task_is_heard_every_time() -> None:
    """It was heard once; the next one had nowhere to go."""
    parts = (start(), user("a"), boundary("m", "a", "besproken", interrupting=False), user("z"), end())
    case = run(one(*parts, flows("start>a; a>end; m>z; z>end")))
    assert case.deliver("besproken").deliver("besproken").open() == ["a", "z", "z"]
    assert case.done("a").moved.waiting == frozenset()


def test_of_two_waiters_the_innermost_gets_the_message() -> None:
    inside = sub("s", start("ss"), catch("in", "besproken"), user("a"), end("se"), flows("ss>in; in>a; a>se"))
    case = run(
        one(
            start(),
            inside,
            boundary("out", "s", "besproken"),
            user("b"),
            end(),
            flows("start>s; s>end; out>b; b>end"),
        )
    )
    assert case.deliver("besproken").open() == ["a"]
    assert case.deliver("besproken").open() == ["b"]


def test_a_receive_task_waits_and_a_send_task_passes() -> None:
    case = run(
        one(
            start(),
            node("sendTask", "s", livc_message="besproken"),
            node("receiveTask", "r", livc_message="ronde_gesloten"),
            end(),
            flows("start>s; s>r; r>end"),
        )
    )
    assert case.effects == ["besproken"]
    assert case.deliver("ronde_gesloten").ended == "end"
