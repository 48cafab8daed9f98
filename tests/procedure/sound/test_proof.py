"""What is proved of a drawing, and the run that shows why not."""

from itertools import count
from pathlib import Path

import pytest

from app.procedure.sound import QUESTIONS, Budget, Sheet, Verdict, draw, prove
from app.procedure.sound.data import NO_DATA, read_data
from tests.engine.models import boundary, call, catch, ebg, end, flows, inc, node, par, start, sub, throw, xor
from tests.procedure.sound.drawn import drawn, event, read, task

ROOT = Path(__file__).parents[3]
SAFE, COMPLETE, PROPER, ALIVE = (each.removeprefix("sound.") for each in QUESTIONS)


def proved(drawing: Sheet, called: dict[str, Sheet] | None = None) -> dict[str, Verdict]:
    verdicts = prove(drawing, called or {}, Budget(100_000))
    assert tuple(each.question for each in verdicts) == QUESTIONS
    return {each.question.removeprefix("sound."): each for each in verdicts}


def wrong(drawing: Sheet, called: dict[str, Sheet] | None = None) -> dict[str, tuple[str, ...]]:
    """Return what is violated, with where."""
    return {key: each.elements for key, each in proved(drawing, called).items() if each.answer == "violated"}


def steps(verdict: Verdict) -> list[str]:
    return [step.element for step in verdict.run]


def test_a_row_a_choice_a_loop_and_a_block_are_sound() -> None:
    nodes = (start(), task("a"), xor("x"), par("s"), task("b"), task("c"), par("j"), xor("y"), end())
    lines = "start>a; a>x; x>s; x>y; s>b; s>c; b>j; c>j; j>y; y>end; y>x"
    assert {each.answer for each in proved(drawn(*nodes, flows(lines))).values()} == {"holds"}


def test_two_tokens_behind_a_merge_are_seen_with_the_run_to_them() -> None:
    nodes = (start(), par("s"), task("a"), task("b"), xor("m"), end())
    found = proved(drawn(*nodes, flows("start>s; s>a; s>b; a>m; b>m; m>end")))
    assert found[SAFE].answer == "violated"
    assert found[SAFE].elements == ("f_m_end",)
    assert found[SAFE].run[0].element == "start"
    assert found[SAFE].run[0].flow is None
    assert steps(found[SAFE]).count("m") == 2
    assert len(found[SAFE].run) == 6
    assert found[PROPER].elements == ("end",)
    assert (found[COMPLETE].answer, found[ALIVE].answer) == ("holds", "holds")


def test_a_choice_before_a_join_is_stuck_and_the_step_behind_it_dead() -> None:
    nodes = (start(), xor("x"), task("a"), task("b"), par("j"), task("c"), end())
    found = proved(drawn(*nodes, flows("start>x; x>a; x>b; a>j; b>j; j>c; c>end")))
    assert (found[COMPLETE].answer, steps(found[COMPLETE])) == ("violated", ["start", "x", "a"])
    assert (found[COMPLETE].lost_at, found[COMPLETE].elements) == (0, ("start",))
    assert (found[ALIVE].answer, found[ALIVE].elements) == ("violated", ("c",))


def test_a_circle_without_a_way_out_is_no_option_to_complete() -> None:
    nodes = (start(), xor("x"), task("a"), xor("y"), end())
    found = proved(drawn(*nodes, flows("start>x; x>a; x>end; a>y; y>a")))[COMPLETE]
    assert (found.elements, steps(found), found.lost_at) == (("x",), ["start", "x", "a", "y"], 2)


def test_a_circle_that_makes_tokens_never_ends_however_many_there_are() -> None:
    nodes = (start(), xor("x"), task("a"), par("s"), task("b"), end())
    found = wrong(drawn(*nodes, flows("start>x; x>a; a>s; s>x; s>b; b>end")))
    assert found.keys() == {SAFE, COMPLETE}


def test_an_end_reached_twice_is_improper_but_two_ends_are_not() -> None:
    nodes = (start(), par("s"), task("a"), task("b"))
    assert wrong(drawn(*nodes, end(), flows("start>s; s>a; s>b; a>end; b>end"))) == {PROPER: ("end",)}
    assert wrong(drawn(*nodes, end("e"), end("z"), flows("start>s; s>a; s>b; a>e; b>z"))) == {}


def test_an_end_in_a_sub_process_counts_anew_each_time_that_it_runs() -> None:
    inside = (start("in"), task("a"), end("out"), flows("in>a; a>out"))
    nodes = (start(), xor("x"), sub("s", *inside), xor("y"), end())
    assert wrong(drawn(*nodes, flows("start>x; x>s; s>y; y>x; y>end"))) == {}


def test_an_inclusive_join_waits_for_what_can_still_come() -> None:
    nodes = (start(), inc("s"), task("a"), task("b"), task("c"), inc("j"), task("d"), end())
    lines = "start>s; s>a; s>b; s>c; a>j; b>j; c>j; j>d; d>end"
    assert wrong(drawn(*nodes, flows(lines))) == {}


def test_a_terminate_ends_all_in_its_scope_and_nothing_around_it() -> None:
    inside = (start("in"), par("s"), task("a"), end("t", terminate=True), flows("in>s; s>a; s>t"))
    never = flows("a>nooit")
    nodes = (start(), sub("body", *inside, xor("nooit"), flows("nooit>a#2"), never), task("after"), end())
    assert wrong(drawn(*nodes, flows("start>body; body>after; after>end"))) == {}


@pytest.mark.parametrize("cuts", [True, False])
def test_a_timer_on_a_border_breaks_off_what_runs_or_goes_beside_it(cuts: bool) -> None:
    inside = (start("in"), task("a"), end("out"), flows("in>a; a>out"))
    border = boundary("b", "s", interrupting=cuts, duration="P1D")
    nodes = (start(), sub("s", *inside), border, task("late"), xor("m"), end())
    found = wrong(drawn(*nodes, flows("start>s; s>m; b>late; late>m; m>end")))
    assert found.keys() == (set() if cuts else {SAFE, PROPER})


def test_the_first_of_two_events_takes_the_token() -> None:
    nodes = (start(), ebg("g"), catch("one", "antwoord"), catch("two", duration="P1D"), task("a"), end())
    assert wrong(drawn(*nodes, flows("start>g; g>one; g>two; one>a; two>end; a>end"))) == {}


def test_what_is_called_is_looked_at_in_place() -> None:
    stuck = drawn(
        start(), xor("x"), par("j"), task("a"), end(), flows("start>x; x>j; x>j#2; j>a; a>end"), process="q"
    )
    nodes = (start(), call("c", "q"), task("after"), end(), flows("start>c; c>after; after>end"))
    assert wrong(drawn(*nodes)) == {}
    assert wrong(drawn(*nodes), {"q": stuck}) == {COMPLETE: ("start",), ALIVE: ("after",)}


def test_a_process_that_calls_itself_is_not_decided() -> None:
    itself = drawn(start(), call("c", "p"), end(), flows("start>c; c>end"))
    assert {each.answer for each in proved(itself, {"p": itself}).values()} == {"undecided"}


def test_pools_wait_for_each_others_messages() -> None:
    heard = event("intermediateCatchEvent", "krijgt", "message")
    one = f'<bpmn:process id="een">{start("s1")}{throw("vraag", "")}{heard}'
    one += f"{end('e1')}{flows('s1>vraag; vraag>krijgt; krijgt>e1')}</bpmn:process>"
    two = f'<bpmn:process id="twee">{event("startEvent", "s2", "message")}{xor("x")}{throw("antwoord", "")}'
    two += f"{end('e2')}{end('zwijgt')}{flows('s2>x; x>antwoord; x>zwijgt; antwoord>e2')}</bpmn:process>"
    sent = '<bpmn:messageFlow id="m1" sourceRef="vraag" targetRef="s2"/>'
    back = '<bpmn:messageFlow id="m2" sourceRef="antwoord" targetRef="krijgt"/>'
    found = wrong(read(f'<bpmn:collaboration id="c">{sent}{back}</bpmn:collaboration>', one, two))
    assert found == {COMPLETE: ("x",)}
    assert wrong(read(f'<bpmn:collaboration id="c">{sent}</bpmn:collaboration>', one, two)) == {}


def test_an_error_is_caught_by_the_nearest_that_catches_it() -> None:
    inside = (start("in"), xor("x"), task("a"), event("endEvent", "fout", "error", word="e1"), end("out"))
    inner = flows("in>x; x>a; x>fout; a>out")
    border = event("boundaryEvent", "b", "error", word="e1", attachedToRef="s")
    nodes = (start(), sub("s", *inside, inner), border, task("herstel"), end(), end("anders"))
    lines = flows("start>s; s>end; b>herstel; herstel>anders")
    assert wrong(drawn(*nodes, lines)) == {}
    assert wrong(drawn(*nodes, lines.replace('attachedToRef="s"', 'attachedToRef="x"'))) == {}


def test_a_link_jumps_and_a_part_begun_by_an_event_is_alive() -> None:
    there = event("intermediateThrowEvent", "gaat", "link", word="l")
    here = event("intermediateCatchEvent", "komt", "link", word="l")
    part = node(
        "subProcess",
        "part",
        event("startEvent", "ps", "timer", isInterrupting="false")
        + task("pa")
        + end("pe")
        + flows("ps>pa; pa>pe"),
        triggeredByEvent="true",
    )
    nodes = (start(), task("a"), there, here, task("b"), end(), part)
    assert wrong(drawn(*nodes, flows("start>a; a>gaat; komt>b; b>end"))) == {}


def test_what_nobody_says_how_to_do_is_never_called_right() -> None:
    nodes = (start(), node("complexGateway", "g"), task("a"), task("b"), end("e"), end("z"))
    found = proved(drawn(*nodes, flows("start>g; g>a; g>b; a>e; b>z")))
    assert {each.answer for each in found.values()} == {"undecided"}
    assert found[SAFE].elements == ("g",)


def test_a_spent_budget_decides_nothing() -> None:
    nodes = (start(), par("s"), *(task(f"t{at}") for at in range(30)), xor("m"), par("j"), end())
    lines = ";".join(f"s>t{at};t{at}>j" for at in range(30))
    drawing = drawn(*nodes, flows(f"start>s; {lines}; j>m; m>end"))
    assert {each.answer for each in prove(drawing, {}, Budget(10))[:3]} == {"undecided"}
    assert {each.answer for each in proved(drawing).values()} == {"holds"}


def test_a_run_is_as_short_as_the_shortest() -> None:
    rows = [f"s>a{at}; a{at}>b{at}; b{at}>c{at}; c{at}>j" for at in range(7)]
    nodes = [task(f"{letter}{at}") for at in range(7) for letter in "abc"]
    spoiled = flows(";".join(["start>s; j>end; a6>j#2; s>q; q>r; r>j", *rows]))
    drawing = drawn(start(), par("s"), par("j"), task("q"), xor("r"), *nodes, end(), spoiled)
    assert proved(drawing)[SAFE].answer == "holds"


def test_the_procedures_of_the_house_are_sound() -> None:
    found = sorted((ROOT / "processes").glob("*/*.*"))
    files = {str(file.relative_to(ROOT)): file.read_bytes() for file in found if file.suffix != ".md"}
    drawings = [draw(name, content) for name, content in files.items() if name.endswith(".bpmn")]
    data = read_data(files)
    assert data.declared
    called = {process: each for each in drawings for process in each.processes}
    for drawing in drawings:
        for known in (NO_DATA, data):
            verdicts = prove(drawing, called, Budget(100_000), known)
            assert {each.answer for each in verdicts} == {"holds"}, (drawing.file, verdicts)


def test_a_part_begun_by_an_error_is_alive_whether_the_error_is_drawn_or_not() -> None:
    caught = event("startEvent", "ps", "error", word="e1")
    inside = caught + task("pa") + end("pe") + flows("ps>pa; pa>pe")
    part = node("subProcess", "part", inside, triggeredByEvent="true")
    throwing = (start(), xor("x"), event("endEvent", "fout", "error", word="e1"), end(), part)
    assert wrong(drawn(*throwing, flows("start>x; x>fout; x>end"))) == {}
    assert wrong(drawn(start(), task("a"), end(), part, flows("start>a; a>end"))) == {}
    other = event("endEvent", "fout", "error", word="e2")
    assert wrong(drawn(start(), xor("x"), other, end(), part, flows("start>x; x>fout; x>end"))) == {}


def test_what_stands_too_deep_in_each_other_is_not_decided() -> None:
    calls = [
        f'<bpmn:process id="p{at}">{start(f"s{at}")}{call(f"c{at}", f"p{at + 1}")}{end(f"e{at}")}'
        f"{flows(f's{at}>c{at}; c{at}>e{at}')}</bpmn:process>"
        for at in range(300)
    ]
    sheet = read(*calls)
    found = proved(sheet, dict.fromkeys(sheet.processes, sheet))
    assert {each.answer for each in found.values()} == {"undecided"}


def test_a_large_drawing_stops_when_its_time_is_over() -> None:
    nodes = (start(), par("s"), *(task(f"t{at}") for at in range(400)), par("j"), end())
    lines = ";".join(f"s>t{at};t{at}>j" for at in range(400))
    asked = count()
    over = Budget(10**9, lambda: next(asked) > 5)
    assert prove(drawn(*nodes, flows(f"start>s; {lines}; j>end")), {}, over)[0].answer == "undecided"
