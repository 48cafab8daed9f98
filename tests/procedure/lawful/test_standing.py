"""Each pattern that speaks of what is drawn holds of a good drawing, and shows the place that is wrong."""

from pathlib import Path

import pytest

from tests.engine.models import HEAD, boundary, call, catch, end, flows, node, process, rule, start, sub, user
from tests.procedure.lawful.drawings import answers, choice, files, judged, step

ROOT = Path(__file__).parents[3]


def told(drawn: dict[str, bytes], said: str) -> list[tuple[str, str]]:
    """Return where a rule is broken, and how that is said."""
    found = [each.finding for each in judged(drawn, said) if each.finding is not None]
    return [(each.element, each.sentence) for each in found]


ROW = files(start(), step("a", livc_decision="consensus"), end(), flows("start>a; a>end"))


def test_a_step_stands_in_the_lane_of_who_may_do_it() -> None:
    assert answers(ROW, "patroon: lane\na: {kind: a}\ntoegelaten: [coordinator]\n") == {"holds"}
    assert answers(ROW, "patroon: lane\na: {kind: a}\nverboden: [korpschef]\n") == {"holds"}
    ((place, said),) = told(ROW, "patroon: lane\na: {kind: a}\ntoegelaten: [burgemeester]\n")
    assert (place, "in de baan van “coordinator”" in said) == ("a", True)
    assert answers(ROW, "patroon: lane\na: {kind: a}\nverboden: [coordinator]\n") == {"violated"}
    inside = files(
        start(),
        sub("s", start("in"), step("a"), end("uit"), flows("in>a; a>uit")),
        end(),
        flows("start>s; s>end"),
    )
    assert answers(inside, "patroon: lane\na: {kind: a}\ntoegelaten: [burgemeester]\n") == {"violated"}


def test_words_of_a_step_are_allowed_forbidden_or_asked() -> None:
    head = "patroon: attribute\na: {kind: a}\n"
    assert answers(ROW, f"{head}toegelaten: {{decision: [consensus]}}\n") == {"holds"}
    assert answers(ROW, f"{head}toegelaten: {{decision: [enkelvoudig]}}\n") == {"violated"}
    assert answers(ROW, f"{head}toegelaten: {{subject: [fiche]}}\n") == {"violated"}
    assert answers(ROW, f"{head}verboden: {{decision: [consensus]}}\n") == {"violated"}
    assert answers(ROW, f"{head}vraagt: {{decision: [consensus]}}\n") == {"holds"}
    assert answers(ROW, f"{head}vraagt: {{decision: [consensus, meer]}}\n") == {"violated"}


def test_what_may_not_be_drawn_is_found_wherever_it_stands() -> None:
    assert told(ROW, "patroon: forbidden\na: {kind: a}\n")[0][0] == "a"
    assert answers(ROW, "patroon: forbidden\na: {kind: b}\nin: [p]\n") == {"holds"}


@pytest.mark.parametrize(
    "said",
    [
        "patroon: lane\na: {kind: b}\ntoegelaten: [coordinator]\n",
        "patroon: attribute\na: {kind: b}\nvraagt: {decision: [consensus]}\n",
        "patroon: equal_exits\na: {kind: b}\n",
        "patroon: no_escalation\na: {kind: b}\n",
        "patroon: outcome_unread\na: {kind: b}\n",
        "patroon: timer_bound\na: {kind: b}\ngrens: P1Y\n",
        "patroon: demands\na: {kind: b}\nvraagt: [x]\n",
        "patroon: message_flow\ntoegelaten: [besproken]\n",
    ],
)
def test_what_a_rule_speaks_of_is_there_or_that_is_the_finding(said: str) -> None:
    assert answers(ROW, f"{said}in: [p]\n") == {"gone"}
    assert answers(ROW, f"{said}in: [elders]\n") == {"holds"}


def test_one_may_decline_and_is_not_asked_again() -> None:
    said = "patroon: equal_exits\na: {kind: uitnodiging_proef}\n"
    parts = (
        start(),
        step("a", "uitnodiging_proef", livc_result="uitkomst:ja"),
        choice("x", "f_x_end"),
        step("b"),
        end(),
    )
    good = files(*parts, flows('start>a; a>x; x>b[ja = "ja"]; x>end; b>end'))
    assert answers(good, said) == {"holds"}
    again = files(*parts, flows('start>a; a>x; x>b[ja = "ja"]; x>a[ja = "nee"]; x>end; b>end'))
    assert "krijgt de vraag opnieuw" in told(again, said)[0][1]
    without = files(start(), step("a", "uitnodiging_proef"), end(), flows("start>a; a>end"))
    assert "kan wie niets wil zeggen dat niet kiezen" in told(without, said)[0][1]


def test_a_clock_on_a_step_leads_to_nobody_else() -> None:
    said = "patroon: no_escalation\na: {kind: a}\n"
    mine, other = (
        user("later", livc_kind="later"),
        user("baas", livc_kind="melding", livc_role="burgemeester"),
    )
    lines = "start>a; a>end; t>{0}; {0}>einde"
    for after, expected in ((mine, "holds"), (other, "violated")):
        name = "later" if after is mine else "baas"
        drawn = files(
            start(),
            step("a"),
            boundary("t", "a", duration="P5D"),
            after,
            end(),
            end("einde"),
            flows(lines.format(name)),
        )
        assert answers(drawn, said) == {expected}
    assert answers(drawn, f"{said}toegelaten: [melding]\n") == {"holds"}
    around = sub("s", start("in"), step("a"), end("uit"), flows("in>a; a>uit"))
    outside = files(
        start(),
        around,
        boundary("t", "s", duration="P5D"),
        other,
        end(),
        end("einde"),
        flows("start>s; s>end; t>baas; baas>einde"),
    )
    assert answers(outside, said) == {"violated"}
    called = process("q", start("qs"), other, end("qe"), flows("qs>baas; baas>qe"))
    calls = files(
        start(),
        step("a"),
        boundary("t", "a", duration="P5D"),
        call("c", "q"),
        end(),
        end("einde"),
        flows("start>a; a>end; t>c; c>einde"),
        q=called,
    )
    assert answers(calls, said) == {"violated"}


def test_nobody_reads_what_was_answered() -> None:
    said = "patroon: outcome_unread\na: {kind: a}\n"
    parts = (start(), step("a", livc_result="uitkomst:ja"), choice("x", "f_x_end"), step("b"), end())
    read = files(*parts, flows('start>a; a>x; x>b[ja = "ja"]; x>end; b>end'))
    assert "“x” leest wat iemand bij “a” antwoordde" in told(read, said)[0][1]
    assert answers(
        files(start(), step("a", livc_result="uitkomst:ja"), end(), flows("start>a; a>end")), said
    ) == {"holds"}


@pytest.mark.parametrize(
    ("timer", "answer"),
    [
        ({"duration": "P1Y"}, "holds"),
        ({"duration": "P366D"}, "violated"),
        ({"duration": "P13M"}, "violated"),
        ({"cycle": "R3/P4M"}, "holds"),
        ({"cycle": "R4/P4M"}, "violated"),
        ({"cycle": "R/P1M"}, "violated"),
    ],
)
def test_a_clock_runs_no_longer_than_its_limit(timer: dict[str, str], answer: str) -> None:
    drawn = files(
        start(),
        step("a"),
        boundary("t", "a", interrupting=False, **timer),
        end(),
        end("e"),
        flows("start>a; a>end; t>e"),
    )
    for operand in ("{kind: a}", "{event: timer}"):
        assert answers(drawn, f"patroon: timer_bound\na: {operand}\ngrens: P1Y\n") == {answer}
    caught = files(start(), catch("t", duration="P2Y"), end(), flows("start>t; t>end"))
    assert answers(caught, "patroon: timer_bound\na: {event: timer}\ngrens: P1Y\n") == {"violated"}


TABLE = """<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
<decision id="termijn" name="Termijn"><variable name="op" typeRef="date"/>
<literalExpression><text>laatste_bespreking + duration("{}")</text></literalExpression></decision></definitions>"""


DAYS = """
variabelen:
  laatste_bespreking: {type: date, schrijver: systeem, omschrijving: Dag}
  op: {type: date, schrijver: r, omschrijving: Dag}
"""


@pytest.mark.parametrize(("duration", "answer"), [("P1Y", "holds"), ("P13M", "violated")])
def test_a_table_works_out_no_later_day_than_its_limit(duration: str, answer: str) -> None:
    drawn = files(start(), rule("r", "termijn"), end(), flows("start>r; r>end"))
    drawn["p/termijn.dmn"] = TABLE.format(duration).encode()
    drawn["p/variabelen.yaml"] = DAYS.encode()
    said = "patroon: timer_bound\na: {table: termijn, output: op}\ngrens: P1Y\n"
    assert answers(drawn, said) == {answer}


def test_a_form_asks_what_it_must_and_leaves_free_what_may_stay_unsaid() -> None:
    head = "patroon: demands\na: {kind: a}\n"
    drawn = files(start(), step("a", livc_form="F08"), end(), flows("start>a; a>end"))
    assert answers(drawn, f"{head}vraagt: [categorie]\n") == {"holds"}  # no form at hand
    drawn["forms/F08.json"] = (ROOT / "forms/F08.json").read_bytes()
    assert answers(drawn, f"{head}vraagt: [categorie]\n") == {"holds"}
    assert "vraagt “bloedgroep” niet meer" in told(drawn, f"{head}vraagt: [bloedgroep]\n")[0][1]
    assert "verplicht “categorie”" in told(drawn, f"{head}laat_vrij: [categorie]\n")[0][1]
    drawn["p/p.bpmn"] = process("p", start(), step("a"), end(), flows("start>a; a>end"))
    assert answers(drawn, f"{head}vraagt: [categorie]\n") == {"violated"}


POOLS = """<bpmn:collaboration id="c"><bpmn:participant id="pool" processRef="p"/>
<bpmn:participant id="buiten" name="LTF"/>
<bpmn:messageFlow id="mf" sourceRef="{}" targetRef="buiten"/></bpmn:collaboration>
<bpmn:process id="p" isExecutable="true">{}</bpmn:process></bpmn:definitions>"""


def test_messages_over_the_border_are_those_that_may() -> None:
    message = "<bpmn:messageEventDefinition/>"
    sent = node("intermediateThrowEvent", "m", message, livc_message="besproken", livc_role="coordinator")
    body = start() + sent + end() + flows("start>m; m>end")

    def drawn(source: str) -> dict[str, bytes]:
        return {"p/p.bpmn": (HEAD.format(id="p") + POOLS.format(source, body)).encode()}

    head = "patroon: message_flow\ntoegelaten: [besproken]\n"
    assert answers(drawn("m"), head) == answers(drawn("m"), f"{head}rol: [coordinator]\n") == {"holds"}
    assert answers(drawn("m"), head.replace("besproken", "casus_geopend")) == {"violated"}
    assert answers(drawn("m"), f"{head}rol: [burgemeester]\n") == {"violated"}
    assert "niet bij een heel proces" in told(drawn("pool"), head)[0][1]
