"""A rule follows a message out of the procedure that sends it, into the one that hears it."""

import pytest

from app.procedure.checking import checked
from app.procedure.findings import Level, of_level
from tests.engine.models import boundary, call, catch, end, flows, process, start, throw
from tests.procedure.lawful.drawings import VARIABLES, answers, choice, judged, step
from tests.procedure.lawful.redrawn import apart, whole
from tests.procedure.lawful.rules import refused_by
from tests.procedure.lawful.unlawful import ALONG_MESSAGES, Unlawful

FIRST = "patroon: precedence\na: {kind: a}\nb: {kind: b}\n"
THEN = "patroon: response\na: {kind: a}\nb: {kind: b}\n"
NEVER = "patroon: not_succession\na: {kind: a}\nb: {kind: b}\n"


def together(**drawn: bytes) -> dict[str, bytes]:
    """Return the files of several procedures that run beside each other."""
    found: dict[str, bytes] = {}
    for name, content in drawn.items():
        found |= {f"{name}/{name}.bpmn": content, f"{name}/variabelen.yaml": VARIABLES.encode()}
    return found


def sending(name: str, *parts: str, lines: str, word: str = "casus_geopend") -> bytes:
    """Return a procedure with steps and a message `m` that it sends."""
    return process(name, start(f"{name}_s"), *parts, throw("m", word), end(f"{name}_e"), flows(lines))


def hearing(*parts: str, lines: str, word: str = "casus_geopend") -> bytes:
    """Return the procedure `q` that a message begins."""
    return process("q", start("qs", message=word), *parts, end("qe"), flows(lines))


def test_what_came_before_a_message_came_before_all_that_follows_on_it() -> None:
    begun = hearing(step("b"), lines="qs>b; b>qe")
    after = sending("p", step("a"), lines="p_s>a; a>m; m>p_e")
    assert answers(together(p=after, q=begun), FIRST) == {"holds"}
    past = sending("p", choice("x"), step("a"), lines="p_s>x; x>a; x>m; a>m; m>p_e")
    assert answers(together(p=past, q=begun), FIRST) == {"violated"}


def test_of_several_senders_each_must_have_done_it() -> None:
    begun = hearing(step("b"), lines="qs>b; b>qe")
    after = sending("p", step("a"), lines="p_s>a; a>m; m>p_e")
    assert answers(together(p=after, q=begun, r=OTHER), FIRST) == {"violated"}


OTHER = process("r", start("rs"), throw("rm", "casus_geopend"), end("re"), flows("rs>rm; rm>re"))


def test_what_somebody_may_send_brings_nothing_along() -> None:
    """A person may notify without having done what a drawing does before it notifies."""
    begun = hearing(step("b"), lines="qs>b; b>qe", word="aanmelding")
    after = sending("p", step("a"), lines="p_s>a; a>m; m>p_e", word="aanmelding")
    assert answers(together(p=after, q=begun), FIRST) == {"violated"}


def test_a_message_brings_along_what_an_earlier_message_brought() -> None:
    first = sending("p", step("a"), lines="p_s>a; a>m; m>p_e")
    second = hearing(throw("qm", "besproken"), lines="qs>qm; qm>qe")
    third = process("r", start("rs"), catch("rm", "besproken"), step("b"), end("re"), flows(CAUGHT))
    assert answers(together(p=first, q=second, r=third), FIRST) == {"holds"}
    assert answers(together(p=first, q=second, r=third, s=SENDS_TOO), FIRST) == {"violated"}


CAUGHT = "rs>rm; rm>b; b>re"
SENDS_TOO = process("s", start("ss"), throw("sm", "besproken"), end("se"), flows("ss>sm; sm>se"))


def test_messages_that_go_round_bring_along_nothing_by_themselves() -> None:
    to = process(
        "p", start("ps"), catch("pm", "besproken"), throw("pt", "punt_geopend"), end("pe"), flows(TO)
    )
    fro = process(
        "q",
        start("qs"),
        catch("qm", "punt_geopend"),
        throw("qt", "besproken"),
        step("b"),
        end("qe"),
        flows(FRO),
    )
    aside = process("r", start("rs"), step("a"), end("re"), flows("rs>a; a>re"))
    assert answers(together(p=to, q=fro, r=aside), FIRST) == {"violated"}


TO, FRO = "ps>pm; pm>pt; pt>pe", "qs>qm; qm>qt; qt>b; b>qe"


def test_a_next_run_of_the_same_procedure_is_another_matter() -> None:
    again = process(
        "p",
        start("ps", message="casus_geopend"),
        step("b"),
        step("a"),
        throw("m", "casus_geopend"),
        end("pe"),
        flows("ps>b; b>a; a>m; m>pe"),
    )
    assert answers(together(p=again), FIRST) == {"violated"}
    assert answers(together(p=again), NEVER) == {"holds"}


def test_what_a_called_procedure_sends_counts_where_it_is_called() -> None:
    calling = process("p", start("ps"), step("a"), call("c", "r"), end("pe"), flows("ps>a; a>c; c>pe"))
    begun = hearing(step("b"), lines="qs>b; b>qe")
    assert answers(together(p=calling, q=begun, r=OTHER), FIRST) == {"holds"}


def test_what_follows_for_certain_on_a_message_follows_on_what_sends_it() -> None:
    asking = sending("p", step("a"), lines="p_s>a; a>m; m>p_e")
    always = hearing(step("b"), lines="qs>b; b>qe")
    assert answers(together(p=asking, q=always), THEN) == {"holds"}
    perhaps = hearing(choice("x"), step("b"), lines="qs>x; x>b; x>qe; b>qe")
    assert answers(together(p=asking, q=perhaps), THEN) == {"violated"}
    told_before = sending("p", step("a"), lines="p_s>m; m>a; a>p_e")
    assert answers(together(p=told_before, q=always), THEN) == {"violated"}


def test_what_is_dropped_when_nobody_waits_is_followed_by_nothing() -> None:
    asking = sending("p", step("a"), lines="p_s>a; a>m; m>p_e", word="casus_afgesloten")
    waiting = process("q", start("qs"), catch("qm", "casus_afgesloten"), step("b"), end("qe"), flows(WAITS))
    assert answers(together(p=asking, q=waiting), THEN) == {"violated"}
    heard = sending("p", step("a"), lines="p_s>a; a>m; m>p_e", word="punt_geopend")
    opened = process("q", start("qs"), catch("qm", "punt_geopend"), step("b"), end("qe"), flows(WAITS))
    assert answers(together(p=heard, q=opened), THEN) == {"holds"}


WAITS = "qs>qm; qm>b; b>qe"


def test_what_must_exist_may_stand_in_what_a_message_begins() -> None:
    rule = "patroon: existence\nin: [p]\na: {kind: b}\n"
    always = hearing(step("b"), lines="qs>b; b>qe")
    asking = sending("p", lines="p_s>m; m>p_e")
    assert answers(together(p=asking, q=always), rule) == {"holds"}
    past = sending("p", choice("x"), lines="p_s>x; x>m; x>p_e; m>p_e")
    assert answers(together(p=past, q=always), rule) == {"violated"}


def test_what_may_never_follow_may_not_follow_along_a_message() -> None:
    closing = sending("p", step("a"), lines="p_s>a; a>m; m>p_e", word="casus_afgesloten")
    edge, lines = boundary("qm", "b", "casus_afgesloten"), "qs>b; b>qe; qm>qe"
    stops = process("q", start("qs"), step("b"), edge, end("qe"), flows(lines))
    assert answers(together(p=closing, q=stops), NEVER) == {"holds"}
    edge = boundary("qm", "b", "casus_afgesloten", interrupting=False)
    goes_on = process("q", start("qs"), step("b"), edge, end("qe"), end("qn"), flows("qs>b; b>qe; qm>qn"))
    assert answers(together(p=closing, q=goes_on), NEVER) == {"violated"}


def test_what_follows_on_a_message_is_also_seen_where_it_is_sent() -> None:
    rule = f"{NEVER}in: [p]\n"
    closing = sending("p", step("a"), lines="p_s>a; a>m; m>p_e")
    begun = hearing(step("b"), lines="qs>b; b>qe")
    found = judged(together(p=closing, q=begun), rule)
    assert {(each.process, each.answer) for each in found} == {("p", "violated"), ("q", "violated")}


def test_a_rule_that_names_a_procedure_that_is_not_drawn_says_nothing() -> None:
    rule = "patroon: precedence\nin: [q]\na: {process: p, kind: a}\nb: {kind: b}\n"
    begun = hearing(step("b"), lines="qs>b; b>qe")
    assert answers(together(q=begun), rule) == set()
    without = sending("p", lines="p_s>m; m>p_e")
    assert answers(together(p=without, q=begun), rule) == {"violated"}


def test_the_sentence_says_where_the_message_comes_from_and_where_it_goes() -> None:
    begun = hearing(step("b"), lines="qs>b; b>qe")
    past = sending("p", choice("x"), step("a"), lines="p_s>x; x>a; x>m; a>m; m>p_e")
    (found,) = [each.finding for each in judged(together(p=past, q=begun), FIRST)]
    assert found is not None
    assert "Het bericht “casus_geopend” komt dan uit “p”, langs “p_s”, “x” en “m”." in found.sentence
    perhaps = hearing(choice("x2"), step("b"), lines="qs>x2; x2>b; x2>qe; b>qe")
    asking = sending("p", step("a"), lines="p_s>a; a>m; m>p_e")
    (found,) = [each.finding for each in judged(together(p=asking, q=perhaps), THEN)]
    assert found is not None
    assert (
        "Het bericht “casus_geopend” gaat dan naar “q”, en daar verder langs “qs”, “x2” en “qe”."
        in found.sentence
    )


@pytest.mark.parametrize("edit", ALONG_MESSAGES, ids=str)
def test_what_is_lawful_one_by_one_is_refused_along_a_message(edit: Unlawful) -> None:
    files = edit.make(whole())
    assert refused_by(files) == {edit.rule: "violated"}
    assert not of_level([found for part in apart(files) for found in checked(part)[1]], Level.FOUT)
    assert all(refused_by(part) == {} for part in apart(files))
