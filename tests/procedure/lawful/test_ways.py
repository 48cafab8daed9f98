"""Each pattern that speaks of ways holds of a model that keeps it, and shows the way that goes round it."""

import pytest

from tests.engine.models import boundary, call, catch, end, flows, inc, node, par, process, start, sub, throw
from tests.procedure.lawful.drawings import answers, choice, deciding, files, judged, step, way

FIRST = "patroon: precedence\na: {kind: a}\nb: {kind: b}\n"
ROW = files(start(), step("a"), step("b"), end(), flows("start>a; a>b; b>end"))


def bypass(*parts: str, lines: str, **others: bytes) -> dict[str, bytes]:
    return files(start(), *parts, end(), flows(lines), **others)


INSIDE = sub("s", start("in"), step("b"), end("uit"), flows("in>b; b>uit"))
AFTER = sub("s", start("in"), step("a"), end("uit"), flows("in>a; a>uit"))
CALLED = process("q", start("qs"), choice("qx"), step("a"), end("qe"), flows("qs>qx; qx>a; qx>qe; a>qe"))

BYPASSES = {
    "flow": bypass(choice("x"), step("a"), step("b"), lines="start>x; x>a; x>b; a>b; b>end"),
    "boundary": bypass(
        step("a"), boundary("t", "a", duration="P1D"), step("b"), lines="start>a; a>b; t>b; b>end"
    ),
    "beside": bypass(
        step("a"),
        boundary("t", "a", interrupting=False, duration="P1D"),
        step("b"),
        lines="start>a; a>end; t>b",
    ),
    "sub-process": bypass(choice("x"), step("a"), INSIDE, lines="start>x; x>a; x>s; a>s; s>end"),
    "left sub-process": bypass(
        AFTER, boundary("t", "s", duration="P1D"), step("b"), lines="start>s; s>b; t>b; b>end"
    ),
    "called": bypass(call("c", "q"), step("b"), lines="start>c; c>b; b>end", q=CALLED),
    "parallel": bypass(par("f"), step("a"), step("b"), par("j"), lines="start>f; f>a; f>b; a>j; b>j; j>end"),
    "inclusive": bypass(
        inc("f"), step("a"), step("x"), inc("j"), step("b"), lines="start>f; f>a; f>x; a>j; x>j; j>b; b>end"
    ),
    "message": bypass(
        catch("m", "besproken"), step("b"), step("a"), choice("x"), lines="start>x; x>m; m>b; x>a; a>b; b>end"
    ),
    "loop": bypass(
        choice("x"), step("b"), choice("y"), step("a"), lines="start>x; x>b; b>y; y>a; y>end; a>x"
    ),
}


@pytest.mark.parametrize("drawn", BYPASSES.values(), ids=BYPASSES)
def test_what_goes_round_a_safeguard_is_shown_up_to_what_it_guards(drawn: dict[str, bytes]) -> None:
    assert way(drawn, FIRST)[-1] == "b"


def test_a_safeguard_on_every_way_holds() -> None:
    assert answers(ROW, FIRST) == {"holds"}
    joined = bypass(
        par("f"), step("a"), step("x"), par("j"), step("b"), lines="start>f; f>a; f>x; a>j; x>j; j>b; b>end"
    )
    assert answers(joined, FIRST) == {"holds"}
    called = process("q", start("qs"), step("a"), end("qe"), flows("qs>a; a>qe"))
    assert answers(bypass(call("c", "q"), step("b"), lines="start>c; c>b; b>end", q=called), FIRST) == {
        "holds"
    }


def test_the_shortest_way_is_shown_with_its_flows() -> None:
    lines = "start>x; x>y; x>z; y>z; z>b; z>a; a>b; b>end"
    drawn = bypass(choice("x"), choice("y"), choice("z"), step("a"), step("b"), lines=lines)
    (found,) = [each.finding for each in judged(drawn, FIRST)]
    assert found is not None
    assert found.run is not None
    assert found.run.entered == (("start", None), ("x", "f_start_x"), ("z", "f_x_z"), ("b", "f_z_b"))
    assert (found.place.element, found.check, found.source) == ("b", "regel", "seeds 1")
    assert "“b” kan gebeuren zonder dat “a” eraan voorafging." in found.sentence


def test_a_safeguard_that_is_gone_or_called_otherwise_is_a_finding() -> None:
    renamed = files(start(), step("a", "anders"), step("b"), end(), flows("start>a; a>b; b>end"))
    assert answers(renamed, FIRST) == {"violated"}
    without_b = files(start(), step("a"), step("b", "anders"), end(), flows("start>a; a>b; b>end"))
    assert answers(without_b, FIRST) == set()
    assert answers(without_b, f"{FIRST}in: [p]\n") == {"gone"}
    assert answers(ROW, f"{FIRST}in: [ergens_anders]\n") == {"holds"}
    (told,) = judged(without_b, f"{FIRST}in: [p]\n")
    assert told.finding is not None
    assert "gebeurt nergens nog “b”" in told.finding.sentence


def test_what_cannot_be_looked_at_is_not_decided() -> None:
    assert {each.answer for each in judged(ROW, FIRST, moves=1)} == {"undecided"}


MORE_AND_MORE = bypass(
    choice("m"), par("f"), step("x"), step("b"), lines="start>m; m>f; f>m; f>x; x>b; b>end"
)


def test_a_way_that_is_seen_is_shown_also_where_not_everything_was_looked_at() -> None:
    assert {each.answer for each in judged(MORE_AND_MORE, FIRST, moves=60)} == {"violated"}
    afterwards = "patroon: precedence\na: {kind: x}\nb: {kind: b}\n"
    assert {each.answer for each in judged(MORE_AND_MORE, afterwards, moves=60)} == {"undecided"}


OUTCOME = "patroon: precedence\na: {kind: a, outcome: ja}\nb: {kind: b}\n"


def decision(conditions: str, default: str = "f_x_end") -> dict[str, bytes]:
    return files(
        start(),
        deciding(),
        choice("x", default),
        step("b"),
        end(),
        flows(f"start>a; a>x; {conditions}; b>end"),
    )


def test_an_outcome_counts_only_where_nothing_else_takes_its_arrow() -> None:
    assert answers(decision('x>b[ja = "ja"]; x>end'), OUTCOME) == {"holds"}
    assert answers(decision('x>b[ja = "ja" or ja = "later"]; x>end'), OUTCOME) == {"violated"}
    assert answers(decision('x>b; x>end[ja = "nee"]', "f_x_b"), OUTCOME) == {"violated"}
    assert answers(decision('x>b; x>end[ja != "ja"]', "f_x_b"), OUTCOME) == {"holds"}
    assert answers(decision('x>b[ja = "nee"]; x>end'), OUTCOME) == {"violated"}


def test_an_outcome_that_was_read_before_is_not_read_anew() -> None:
    parts = (start(), deciding(), choice("x", "f_x_end"), step("c"), choice("y", "f_y_end"), step("b"), end())
    lines = 'start>a; a>x; x>c[ja = "ja"]; x>end; c>y; y>b[ja = "ja"]; y>end; b>end'
    drawn = files(*parts, flows(lines))
    assert answers(drawn, OUTCOME) == {"holds"}
    since = "patroon: alternate_precedence\na: {kind: a, outcome: ja}\nb: {kind: b}\nc: {kind: c}\n"
    assert way(drawn, since) == ("start", "a", "x", "c", "y", "b")


def test_two_gateways_that_read_one_variable_agree() -> None:
    parts = (start(), deciding(), choice("x", "f_x_end"), step("c"), choice("y", "f_y_end"), step("b"), end())
    lines = 'start>a; a>x; x>c[ja = "nee"]; x>end; c>y; y>b[ja = "ja"]; y>end; b>end'
    assert answers(files(*parts, flows(lines)), "patroon: absence\na: {kind: b}\n") == {"holds"}
    again = (
        start(),
        deciding(),
        choice("x", "f_x_end"),
        deciding("c"),
        choice("y", "f_y_end"),
        step("b"),
        end(),
    )
    assert answers(files(*again, flows(lines)), "patroon: absence\na: {kind: b}\n") == {"violated"}


def test_the_pattern_since_asks_the_safeguard_anew() -> None:
    lines = "start>c; c>a; a>x; x>b; x>c; b>y; y>b#2; y>end"
    drawn = files(start(), step("c"), step("a"), choice("x"), step("b"), choice("y"), end(), flows(lines))
    since = "patroon: alternate_precedence\na: {kind: a}\nb: {kind: b}\n"
    assert answers(drawn, f"{since}c: {{kind: c}}\n") == {"holds"}
    assert way(drawn, since)[-3:] == ("b", "y", "b")
    lines = "start>c; c>z; z>a; z>b#2; a>x; x>b; x>c; b>y; y>c#2; y>end"
    parts = (start(), step("c"), choice("z"), step("a"), choice("x"), step("b"), choice("y"), end())
    assert way(files(*parts, flows(lines)), f"{since}c: {{kind: c}}\n") == ("start", "c", "z", "b")


RESPONSE = "patroon: response\na: {kind: a}\nb: {kind: b}\n"


def test_a_response_is_owed_until_it_comes() -> None:
    assert answers(ROW, RESPONSE) == {"holds"}
    loop = bypass(step("a"), choice("x"), step("b"), lines="start>a; a>x; x>a#2; x>b; b>end")
    assert answers(loop, RESPONSE) == {"holds"}
    left = bypass(step("a"), choice("x"), step("b"), lines="start>a; a>x; x>end; x>b; b>end")
    assert way(left, RESPONSE) == ("start", "a", "x", "end")
    broken_off = bypass(
        step("a"), step("b"), boundary("t", "b", duration="P1D"), lines="start>a; a>b; b>end; t>end"
    )
    assert way(broken_off, RESPONSE)[-1] == "end"


def test_a_response_that_can_never_come_nor_end_is_seen() -> None:
    round_ = bypass(
        step("a"), choice("x"), step("b"), choice("y"), lines="start>x; x>a; x>b; a>y; y>a#2; b>end"
    )
    assert answers(round_, RESPONSE) == {"violated"}


def test_an_alternate_response_comes_before_the_next() -> None:
    loop = bypass(step("a"), choice("x"), step("b"), lines="start>a; a>x; x>a#2; x>b; b>end")
    said = "patroon: alternate_response\na: {kind: a}\nb: {kind: b}\n"
    assert answers(ROW, said) == {"holds"}
    assert way(loop, said) == ("start", "a", "x", "a")


def test_what_must_be_there_is_there_once_or_not_at_all() -> None:
    skipped = bypass(choice("x"), step("a"), lines="start>x; x>a; x>end; a>end")
    loop = bypass(step("a"), choice("x"), lines="start>a; a>x; x>a#2; x>end")
    exists, never = "patroon: existence\na: {kind: a}\nin: [p]\n", "patroon: absence\na: {kind: a}\n"
    once = "patroon: exactly_one\na: {kind: a}\n"
    assert answers(ROW, exists) == answers(ROW, once) == {"holds"}
    assert way(skipped, exists) == way(skipped, once) == ("start", "x", "end")
    assert way(loop, once) == ("start", "a", "x", "a")
    assert way(ROW, never) == ("start", "a")
    assert answers(ROW, never.replace("kind: a", "kind: weg")) == set()
    assert answers(ROW, exists.replace("kind: a", "kind: weg")) == {"violated"}


def test_what_may_not_follow_nor_go_together() -> None:
    after, both = (
        "patroon: not_succession\na: {kind: a}\nb: {kind: b}\n",
        "patroon: not_coexistence\na: {kind: a}\nb: {kind: b}\n",
    )
    apart = bypass(choice("x"), step("a"), step("b"), lines="start>x; x>a; x>b; a>end; b>end")
    turned = bypass(step("b"), step("a"), lines="start>b; b>a; a>end")
    assert answers(apart, after) == answers(apart, both) == answers(turned, after) == {"holds"}
    assert way(ROW, after) == ("start", "a", "b")
    assert way(turned, both) == ("start", "b", "a")


BETWEEN = "patroon: between\na: {kind: a}\nb: {kind: b}\nc: {kind: c}\n"


def test_what_lies_between_cannot_be_skipped() -> None:
    row = bypass(step("a"), step("c"), step("b"), lines="start>a; a>c; c>b; b>end")
    skipped = bypass(step("a"), choice("x"), step("c"), step("b"), lines="start>a; a>x; x>c; x>b; c>b; b>end")
    round_ = bypass(choice("x"), step("a"), step("c"), step("b"), lines="start>x; x>b; x>a; a>c; c>x; b>end")
    assert answers(row, BETWEEN) == answers(round_, BETWEEN) == {"holds"}
    assert way(skipped, BETWEEN) == ("start", "a", "x", "b")


def test_a_branch_adds_what_it_must() -> None:
    said = "patroon: branch_must_add\na: {variable: soort, value: kind}\nb: {kind: b}\nc: {kind: c}\n"
    parts = (start(), choice("x", "f_x_c"), step("b"), step("c"), end())
    added = files(*parts, flows('start>x; x>b[soort = "kind"]; x>c; b>c; c>end'))
    assert answers(added, said) == {"holds"}
    unknown = files(*parts, flows('start>x; x>b[soort = "ander"]; x>c; b>c; c>end'))
    assert way(unknown, said) == ("start", "x", "c")
    assert way(unknown, said.replace("c: {kind: c}\n", "")) == ("start", "x", "c", "end")
    safe = files(
        *(part.replace('default="f_x_c"', 'default="f_x_b"') for part in parts),
        flows('start>x; x>b; x>c[soort = "ander"]; b>c; c>end'),
    )
    assert answers(safe, said) == {"holds"}
    assert answers(safe, said.replace("c: {kind: c}\n", "")) == {"holds"}


def test_a_clock_runs_from_a_step_until_another() -> None:
    said = "patroon: timer_armed_until\na: {event: timer}\nb: {kind: b}\nc: {kind: c}\n"
    timed = bypass(
        step("b"),
        step("x"),
        boundary("t", "x", duration="P1D"),
        step("c"),
        lines="start>b; b>x; x>c; t>c; c>end",
    )
    assert answers(timed, said) == {"holds"}
    untimed = bypass(
        step("b"),
        step("z"),
        step("x"),
        boundary("t", "x", duration="P1D"),
        step("c"),
        lines="start>b; b>z; z>x; x>c; t>c; c>end",
    )
    assert way(untimed, said)[-1] == "z"


def test_a_repetition_is_never_for_nothing() -> None:
    each = sub("s", start("in"), step("a"), end("uit"), flows("in>a; a>uit"), livc_per="deelnemer")
    assert answers(bypass(each, step("b"), lines="start>s; s>b; b>end"), FIRST) == {"holds"}


def test_a_rule_is_tried_on_what_calls_a_process_and_on_it_alone_when_it_names_it() -> None:
    called = process("q", start("qs"), step("b"), end("qe"), flows("qs>b; b>qe"))
    drawn = bypass(step("a"), call("c", "q"), lines="start>a; a>c; c>end", q=called)
    assert answers(drawn, FIRST) == {"holds"}
    assert answers(drawn, f"{FIRST}in: [q]\n") == {"holds", "violated"}


def test_tokens_on_one_flow_are_counted() -> None:
    twice = bypass(par("f"), choice("m"), step("a"), step("b"), lines="start>f; f>m; f>m#2; m>a; a>b; b>end")
    assert answers(twice, "patroon: exactly_one\na: {kind: a}\n") == {"violated"}
    assert answers(twice, FIRST) == {"holds"}


def test_a_step_that_sends_is_a_step_as_any_other() -> None:
    drawn = bypass(choice("x"), step("a"), throw("m", "besproken"), lines="start>x; x>a; x>m; a>m; m>end")
    assert way(drawn, "patroon: precedence\na: {kind: a}\nb: {message: besproken}\n") == ("start", "x", "m")


def test_many_branches_are_followed_in_fewer_orders() -> None:
    steps = [step(f"t{at}", "t") for at in range(14)]
    lines = ";".join(f"f>t{at};t{at}>j" for at in range(14))
    wide = bypass(
        par("f"), *steps, par("j"), step("a"), step("b"), lines=f"start>f; {lines}; j>a; a>b; b>end"
    )
    assert answers(wide, FIRST) == {"holds"}
    turned = bypass(
        par("f"),
        *steps,
        par("j"),
        choice("x"),
        step("a"),
        step("b"),
        lines=f"start>f; {lines}; j>x; x>a; x>b; a>b; b>end",
    )
    assert way(turned, FIRST)[-2:] == ("x", "b")


def test_a_part_that_an_event_begins_is_followed_too() -> None:
    begun = node("startEvent", "ps", "<bpmn:timerEventDefinition/>", isInterrupting="false")
    part = node(
        "subProcess", "part", begun + step("b") + end("pe") + flows("ps>b; b>pe"), triggeredByEvent="true"
    )
    assert way(bypass(step("a"), part, lines="start>a; a>end"), FIRST)[-1] == "b"
